/// How bad a finding is. Warnings and errors make a command exit with 1, information alone does not.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The stable name of a kind of finding, such as `YAML003`. Codes are never reused for another meaning.
public struct DiagnosticCode: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }
}

/// One finding: what is wrong, where, what was expected and how to mend it.
public struct Diagnostic: Sendable, Hashable, Error {
  /// A second place that helps to understand the first, such as the earlier of two equal keys.
  public struct Related: Sendable, Hashable {
    public var message: String
    public var location: SourceLocation

    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  public var code: DiagnosticCode
  public var severity: Severity
  public var message: String
  public var location: SourceLocation?
  /// The file of a finding that has no line, such as one about a file that cannot be read. `location` goes before it.
  public var file: String?
  public var related: [Related]
  /// What the finding goes back to, from the nearest to the farthest.
  public var causes: [Cause]
  /// How to mend it, as one sentence.
  public var hint: String?

  public init(
    _ code: DiagnosticCode, _ severity: Severity = .error, _ message: String, at location: SourceLocation? = nil, in file: String? = nil,
    related: [Related] = [], causes: [Cause] = [], hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.location = location
    self.file = file
    self.related = related
    self.causes = causes
    self.hint = hint
  }

  /// The file that the finding is about, whether or not a line of it is known.
  public var affectedFile: String? { location?.file ?? file }
}

/// An error that is data; the words for it stand in a file of their own, behind `diagnostic`.
public protocol DiagnosticError: Error, Sendable {
  var diagnostic: Diagnostic { get }
}

extension Diagnostic: DiagnosticError {
  public var diagnostic: Diagnostic { self }
}

/// Several findings that together stop a command.
public struct DiagnosticList: Error, Sendable, Hashable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
