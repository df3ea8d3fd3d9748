public import Diagnostics

/// Why a text could not be read, and where. Its wording is in YAMLReadErrorWording.swift.
public struct YAMLReadError: Sendable, Hashable {
  /// What is wrong with the text. Of each there is a code (`code`), which stays the same through releases.
  public enum Problem: Sendable, Hashable {
    /// More bytes than `YAMLReader.Options.maxBytes`.
    case tooLarge(bytes: Int, limit: Int)
    /// The first byte that cannot stand where it does in UTF-8.
    case notUTF8(byte: UInt8)
    /// Text in UTF-16 or UTF-32, by its byte-order mark or its zero bytes.
    case utf16
    /// U+FEFF before the text, where the options do not accept it.
    case byteOrderMark
    /// A character that YAML forbids in its text, by its number (YAML 1.2, c-printable); U+FEFF inside the text too.
    case controlCharacter(UInt32)
    /// More collections within one another than `YAMLReader.Options.maxDepth`.
    case tooDeep(limit: Int)
    /// A tab where a line is to be indented.
    case tabIndentation
    /// A text in quotes that goes on to the end of the document; with the place of its opening quote.
    case unclosedQuote(start: SourceLocation)
    /// `*name` without an `&name` before it in the document.
    case undefinedAlias(String)
    /// `*name` within the value that `&name` marks.
    case recursiveAlias(String)
    /// Aliases that make more of the text than may be; see `YAMLReader.Options.aliasAllowance`. The limit counts values and bytes of text.
    case aliasExpansion(limit: Int)
    /// A key that the map has already; `<<` counts as one.
    case duplicateKey(String, first: SourceLocation)
    /// Two keys, spelled differently, that are one key once they are text: `012` and `10`, `on` and `'true'`.
    case collidingKeys(String, written: String, firstWritten: String, first: SourceLocation)
    /// A key such as `on`, not quoted, where the options ask for strict keys; as it is written.
    case booleanLikeKey(String)
    /// `null`, `~` or nothing at all before the colon.
    case nullKey
    /// A list, a map or an alias in the place of a key.
    case complexKey
    /// `{{` where YAML has no use for it: most likely a Helm template that was never rendered.
    case unrenderedTemplate
    /// `<<` with a value that is neither a map nor a list of maps.
    case badMerge
    /// `<<` after a key that it also brings: Go's YAML 1.1 reader lets the later one win, other readers the explicit one.
    case mergeAfterKey(String, first: SourceLocation)
    /// A second document where one was asked for (`readSingle`); with the place of the first.
    case severalDocuments(first: SourceLocation)
    /// `.inf` or `.nan`, as written, where the options do not accept them.
    case nonFiniteNumber(String)
    /// A value with the tag `!!binary`.
    case binaryTag
    /// A text that is not of the type that its tag says: `!!int lots`.
    case tagMismatch(text: String, tag: String)
    /// U+0085, U+2028 or U+2029, which YAML 1.1 takes for the end of the line while editors show one line.
    case hiddenLineBreak(UInt32)
    /// Whatever libyaml finds besides: its own words.
    case syntax(problem: String, context: String?, contextLocation: SourceLocation?)
    /// libyaml was given no memory.
    case outOfMemory
  }

  /// What is wrong.
  public var problem: Problem
  /// Where it shows, which need not be where the mistake was made: an unclosed quote shows at the end.
  public var location: SourceLocation

  /// An error that another reader finds, or one put in the place of another whose words would show a credential.
  public init(_ problem: Problem, at location: SourceLocation) {
    self.problem = problem
    self.location = location
  }
}
