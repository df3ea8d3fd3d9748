import YAML

/// A text of several lines that stands in a document as a block literal, and the way from its lines to the file's.
struct EmbeddedText {
  /// The text with positions; nil if it is not YAML.
  let tree: LocatedValue?
  private let lines: [Substring.UTF8View]
  /// Of the file, for each line of the text.
  private let source: [ArraySlice<UInt8>]
  /// The file's line of the text's first.
  private let firstLine: Int

  /// - Parameters:
  ///   - value: the text with its place, which is that of the literal's header.
  ///   - rows: the lines of the document from the header's on, without their ends.
  init?(_ value: LocatedValue, rows: some Collection<ArraySlice<UInt8>>) {
    guard let text = value.string, let header = rows.first else { return nil }
    tree = try? YAMLReader.readSingle(text, file: "", options: CollectorText.options)
    firstLine = Int(value.position.line) + 1
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { $0 }
    guard Self.isLiteral(header, column: Int(value.position.column)) else {
      source = []
      return
    }
    source = rows.dropFirst().prefix(lines.count).map { $0 }
  }

  /// Where a place of the text stands in the file; nil if that cannot be told, as of texts in quotes and folded ones.
  func position(_ position: Position) -> Position? {
    let row = Int(position.line) - 1
    guard lines.indices.contains(row), source.indices.contains(row) else { return nil }
    let indentation = source[row].count - lines[row].count
    guard indentation >= 0, source[row].suffix(lines[row].count).elementsEqual(lines[row]),
      source[row].prefix(indentation).allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return Position(
      line: Int32(truncatingIfNeeded: firstLine + row), column: position.column + Int32(truncatingIfNeeded: indentation))
  }

  /// Where a byte of a text stands that a way in this one leads to.
  func position(_ way: [PathElement], offset: Int) -> Position? {
    guard let value = tree?.value(at: way), let text = value.string, lines.indices.contains(Int(value.position.line) - 1) else {
      return nil
    }
    let first = Int(value.position.line) - 1
    let source = ScalarSource(at: value.position) { lines.indices.contains(first + $0) ? Array(lines[first + $0])[...] : nil }
    return source?.position(ofByte: offset, in: text).flatMap { position($0) }
  }

  /// Where a finding about a place in the text should point.
  func position(_ place: Finding.Interior) -> Position? {
    switch place {
    case .path(let path): tree.flatMap { position($0.position(at: path)) }
    case .position(let inner): position(inner)
    }
  }

  /// Whether a literal's `|` begins at a column, behind a tag or an anchor perhaps.
  private static func isLiteral(_ line: ArraySlice<UInt8>, column: Int) -> Bool {
    var words = String(decoding: line, as: UTF8.self).unicodeScalars.dropFirst(column - 1).split(separator: " ")[...]
    while let first = words.first?.first, first == "!" || first == "&" { words = words.dropFirst() }
    return words.first?.first == "|"
  }
}
