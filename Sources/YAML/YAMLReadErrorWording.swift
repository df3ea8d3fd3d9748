public import Diagnostics

extension YAMLReadError: DiagnosticError {
  public var diagnostic: Diagnostic {
    Diagnostic(problem.code, .error, problem.message, at: location, related: problem.related, hint: problem.hint)
  }
}

extension YAMLReadError.Problem {
  /// Stable; see `DiagnosticCode`.
  public var code: DiagnosticCode {
    switch self {
    case .tooLarge: "YAML001"
    case .notUTF8: "YAML002"
    case .utf16: "YAML003"
    case .byteOrderMark: "YAML004"
    case .controlCharacter: "YAML005"
    case .tooDeep: "YAML006"
    case .tabIndentation: "YAML007"
    case .unclosedQuote: "YAML008"
    case .undefinedAlias: "YAML009"
    case .recursiveAlias: "YAML010"
    case .aliasExpansion: "YAML011"
    case .duplicateKey: "YAML012"
    case .collidingKeys: "YAML013"
    case .booleanLikeKey: "YAML014"
    case .nullKey: "YAML015"
    case .complexKey: "YAML016"
    case .unrenderedTemplate: "YAML017"
    case .badMerge: "YAML018"
    case .mergeAfterKey: "YAML019"
    case .severalDocuments: "YAML020"
    case .nonFiniteNumber: "YAML021"
    case .binaryTag: "YAML022"
    case .tagMismatch: "YAML023"
    case .syntax: "YAML024"
    case .outOfMemory: "YAML025"
    case .hiddenLineBreak: "YAML026"
    }
  }

  var message: String {
    switch self {
    case .tooLarge(let bytes, let limit): "the input has \(bytes) bytes; at most \(limit) are read"
    case .notUTF8(let byte): "the byte 0x\(Self.hexadecimal(UInt32(byte), digits: 2)) does not belong here in UTF-8"
    case .utf16: "the text is encoded in UTF-16 or UTF-32; expected UTF-8"
    case .byteOrderMark: "the text begins with a byte-order mark (U+FEFF)"
    case .controlCharacter(let scalar): "the character U+\(Self.hexadecimal(scalar, digits: 4)) may not stand in YAML text"
    case .tooDeep(let limit): "values are nested more than \(limit) levels deep"
    case .tabIndentation: "a tab stands where indentation is expected"
    case .unclosedQuote: "the quoted text is never closed"
    case .undefinedAlias(let name): "the alias *\(name) has no anchor &\(name) before it in this document"
    case .recursiveAlias(let name): "the anchor &\(name) contains itself"
    case .aliasExpansion(let limit): "aliases multiply the document beyond \(limit) values and bytes of text"
    case .duplicateKey(let key, _): "the key \(Self.shown(key)) is given twice in one map"
    case .collidingKeys(let key, let written, let firstWritten, _):
      "the keys \(Self.shown(firstWritten)) and \(Self.shown(written)) are the same key, \(Self.shown(key)), once read"
    case .booleanLikeKey(let text): "boolean-like key \(Self.shown(text)): YAML 1.1 readers take it for a boolean"
    case .nullKey: "a key is null; keys are strings"
    case .complexKey: "a key is a list, a map or an alias; keys are strings"
    case .unrenderedTemplate: "this looks like a Helm template that was never rendered"
    case .badMerge: "the value of << must be a map or a list of maps"
    case .mergeAfterKey(let key, _): "<< brings the key \(Self.shown(key)), which stands before it; readers disagree about which wins"
    case .severalDocuments: "a second document begins here; expected one document"
    case .nonFiniteNumber(let text): "the number \(text) cannot be represented in JSON, which Kubernetes and Helm read values through"
    case .binaryTag: "binary data (!!binary) is not read"
    case .tagMismatch(let text, let tag): "the text \(Self.shown(text)) is no \(tag)"
    case .syntax(let problem, let context, _): context.map { "\($0): \(problem)" } ?? problem
    case .hiddenLineBreak(let scalar):
      "the character U+\(Self.hexadecimal(scalar, digits: 4)) ends the line in YAML 1.1, though editors hide it"
    case .outOfMemory: "there is not enough memory to read the text"
    }
  }

  var related: [Diagnostic.Related] {
    switch self {
    case .unclosedQuote(let start): [.init("the quote opens here", at: start)]
    case .duplicateKey(_, let first), .collidingKeys(_, _, _, let first): [.init("first given here", at: first)]
    case .mergeAfterKey(_, let first): [.init("the key stands here", at: first)]
    case .severalDocuments(let first): [.init("the first document begins here", at: first)]
    case .syntax(_, .some, .some(let place)): [.init("this is what was being read", at: place)]
    default: []
    }
  }

  var hint: String? {
    switch self {
    case .tooLarge: "Split the input, or raise the limit if it is meant to be so large."
    case .notUTF8, .utf16: "Save the file as UTF-8 without a byte-order mark."
    case .byteOrderMark: "Save the file as UTF-8 without a byte-order mark."
    case .controlCharacter: "Write it as an escape in double quotes, such as \"\\u0007\", or remove it."
    case .tooDeep: "Look for brackets that are never closed."
    case .tabIndentation: "Indent with spaces; YAML does not allow tabs there."
    case .unclosedQuote: "Add the closing quote; a quote inside the text is written \\\" in double quotes and '' in single quotes."
    case .undefinedAlias(let name): "Define &\(name) first, or quote the text if a literal * is meant."
    case .recursiveAlias, .aliasExpansion: "Write the values out instead of using aliases."
    case .duplicateKey: "Remove one of the two."
    case .collidingKeys: "Quote the keys and make them differ."
    case .booleanLikeKey: "Put the key in quotes, or give it another name."
    case .nullKey: "Give the key a name, or quote it if the text is meant."
    case .complexKey: "Use a string as the key."
    case .unrenderedTemplate: "Render the chart first and read the result, or quote the text if the braces are meant."
    case .badMerge: "Write << with an alias to a map, or quote it if the text is meant."
    case .mergeAfterKey: "Put << first in its map."
    case .severalDocuments: "Keep one document and remove the line ---."
    case .nonFiniteNumber: "Write a finite number, or quote the text."
    case .binaryTag: "Write the base64 text as a string, without the tag."
    case .tagMismatch: "Remove the tag, or write a value of that type."
    case .syntax(let problem, let context, _): Self.syntaxHint(problem, context)
    case .hiddenLineBreak: "Remove the character; it was probably pasted in."
    case .outOfMemory: nil
    }
  }

  /// Hints for what libyaml's scanner says most often (libyaml 0.2.5, src/scanner.c and src/parser.c).
  private static func syntaxHint(_ problem: String, _ context: String?) -> String? {
    switch problem {
    case "mapping values are not allowed in this context":
      "Quote the text if it contains a colon and a space, or check the indentation of this line and the one above."
    case "could not find expected ':'": "A key needs a colon and a space after it; check the indentation too."
    case "did not find expected key", "did not find expected '-' indicator":
      "Check the indentation: entries of one map or list begin in the same column."
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      "Close the bracket, put commas between the entries, or quote the text if the bracket is meant."
    case "found character that cannot start any token": "Quote the text: @, ` and % cannot begin it."
    case "block sequence entries are not allowed in this context": "Put the list on the lines below its key, each entry after its own dash."
    case "found unknown escape character": "Write \\\\ for a backslash in double quotes, or use single quotes."
    case "found invalid Unicode character escape code":
      "Write the character itself, or \\U and eight digits; halves of a surrogate pair are not characters."
    case "did not find expected alphabetic or numeric character": "Quote the text if a literal * or & is meant."
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// A key or text in quotes, on one line and not too long.
  private static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return YAMLScalar.doubleQuoted(text) }
    return YAMLScalar.doubleQuoted(String(String.UnicodeScalarView(scalars.prefix(60))) + "…")
  }
}
