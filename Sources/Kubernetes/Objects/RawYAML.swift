public import ChartModel
import Diagnostics
public import YAML

/// A whole object just as it is, without names or labels of the release's. Its namespace is what it says itself.
///
/// The value must be a map with `apiVersion` and `kind`; making a chart with another one fails.
public struct RawYAML: ChartElement {
  public let parts: [ChartPart]

  /// From a YAML text of one document.
  ///
  /// A text that cannot be read is a mistake of the declaration, with its line and column in the text.
  public init(text: String, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    do throws(YAMLReadError) {
      let document = try YAMLReader.readSingle(text, file: fileID)
      self.init(document.plain, fileID: fileID, line: line, column: column)
    } catch {
      let place = error.location
      let mistake = DeclarationProblem.brokenYAML(error.diagnostic.message, line: place.line, column: place.column)
      self.init(.init(mistake, at: SourceLocation(file: fileID, line: line, column: column)))
    }
  }

  private init(_ mistake: DeclarationProblems.Finding) { parts = [.mistake(mistake)] }

  /// From a value, such as one that was read or put together. Findings about the object name the place of the call.
  public init(_ yaml: YAMLValue, fileID: String = #fileID, line: Int = #line, column: Int = #column) {
    let apiVersion = yaml["apiVersion"]?.string ?? ""
    let kind = yaml["kind"]?.string ?? ""
    let entries = (yaml.map?.entries ?? []).filter { $0.key != "apiVersion" && $0.key != "kind" }.map { entry in
      MapEntry.field(entry.key, .value(entry.value))
    }
    let document = Document(
      apiVersion: apiVersion, kind: kind, entries: entries,
      origin: SourceLocation(file: fileID, line: line, column: column))
    let name = yaml["metadata"]?["name"]?.string.map { $0 + "-" } ?? ""
    parts = [.object(ChartObject(document: document, file: (name + (kind.isEmpty ? "object" : kind.lowercased())).fileName))]
  }
}

extension String {
  /// The text with everything that a file's name should not hold made a hyphen: names of roles may have colons.
  fileprivate var fileName: String {
    String(String.UnicodeScalarView(unicodeScalars.map { TextPattern.fileNamePart.matches(String($0)) ? $0 : "-" }))
  }
}

extension TextPattern {
  fileprivate static let fileNamePart = TextPattern.one(ScalarSet(ascii: "A-Za-z0-9._-"))
}
