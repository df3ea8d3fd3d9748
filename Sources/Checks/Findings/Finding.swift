public import Diagnostics
public import YAML

/// A finding in an object, before anybody knows line and column.
public struct Finding: Sendable, Hashable {
  /// A place in one of the documents that were checked together.
  public struct Place: Sendable, Hashable {
    /// Which document, counted from 0.
    public var document: Int
    /// From the document's root.
    public var path: [PathElement]
    /// Where in the YAML text that stands at `path`, if it is such a text that is meant.
    public var inside: Interior?
    /// Where in the text at the end of the way, such as a query, in bytes of UTF-8; nil if all of it is meant.
    public var offset: Int?

    public init(document: Int, path: [PathElement], inside: Interior? = nil, offset: Int? = nil) {
      self.document = document
      self.path = path
      self.inside = inside
      self.offset = offset
    }
  }

  /// A place in a text that is YAML itself, such as a program's configuration in a ConfigMap.
  public enum Interior: Sendable, Hashable {
    /// From the root of the text's only document.
    case path([PathElement])
    /// Of a text that could not be read. Line and column count from 1 in the text.
    case position(Position)
  }

  public struct Related: Sendable, Hashable {
    public var message: String
    public var place: Place

    public init(_ message: String, at place: Place) {
      self.message = message
      self.place = place
    }
  }

  public var code: DiagnosticCode
  public var severity: Severity
  /// What the severity becomes if the input or the configuration shows Windows nodes or pods; it is not known before all is read.
  public var severityAmongWindows: Severity?
  public var message: String
  public var place: Place
  public var related: [Related]
  public var hint: String?

  public init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String, at place: Place, related: [Related] = [], hint: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.related = related
    self.hint = hint
  }
}
