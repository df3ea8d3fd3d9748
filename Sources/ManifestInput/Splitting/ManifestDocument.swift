public import Diagnostics
public import YAML

/// One document, without positions: those are computed when a finding needs them.
public struct ManifestDocument: Sendable {
  public let value: YAMLValue
  /// The piece that holds it.
  public let text: DocumentText
  /// Which document of the piece it is, from 0; a piece hardly ever holds several.
  public let index: Int

  public init(value: YAMLValue, text: DocumentText, index: Int = 0) {
    self.value = value
    self.text = text
    self.index = index
  }

  /// Whether it says what it is, as every Kubernetes object does: `apiVersion` and `kind`.
  public var isKubernetesObject: Bool { value["apiVersion"]?.string != nil && value["kind"]?.string != nil }

  /// Where findings about these paths should point (see `LocatedValue.position(at:)` and `DocumentText.location(_:)`).
  /// Reads the text again, once for all paths.
  public func locations(of paths: [[PathElement]]) -> [SourceLocation] {
    let located = locatedValue()
    let start = Position(line: Int32(truncatingIfNeeded: text.firstLine), column: 1)
    return paths.map { text.location(located?.position(at: $0) ?? start) }
  }

  /// The line of a location in this document, without its end; nil for places elsewhere.
  public func line(at location: SourceLocation) -> String? { text.line(at: location) }

  /// The document with positions, which are in lines of the file.
  public func locatedValue() -> LocatedValue? {
    // It was read before; if it had become unreadable, findings would point at its beginning.
    guard var reader = try? YAMLDocumentReader(Array(text.bytes), file: text.file, options: text.readOptions) else { return nil }
    var remaining = index
    while let value = try? reader.next() {
      if remaining == 0 { return value }
      remaining -= 1
    }
    return nil
  }
}

extension DocumentText {
  /// How manifests are read.
  var readOptions: YAMLReader.Options {
    var options = YAMLReader.Options()
    options.firstLine = firstLine
    return options
  }
}
