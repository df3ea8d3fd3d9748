import Diagnostics
import ManifestInput
import YAML

/// The documents of a scope with their positions, read when the first finding asks for them.
struct LintedText {
  /// Longer lines are not shown, in bytes.
  private static let longestLine = 4096

  private let documents: [ManifestDocument]
  private var trees: [Int: LocatedValue] = [:]
  /// Where the lines of documents begin among their bytes.
  private var lineStarts: [Int: [Int]] = [:]
  /// Texts in documents that are YAML themselves, by their places.
  private var embedded: [Finding.Place: EmbeddedText] = [:]

  /// What was looked for last: several questions are asked of each place.
  private var last: (place: Finding.Place, position: Position?)?

  init(_ documents: [ManifestDocument]) { self.documents = documents }

  /// In lines of the file. Of a place inside a text, the text's if its own cannot be told.
  mutating func position(_ place: Finding.Place) -> Position {
    guard let tree = tree(place.document) else { return Position(line: 1, column: 1) }
    return interior(place) ?? tree.position(at: place.path)
  }

  /// What `position(_:)` does not tell, for the end of a message: where in a text the place is, whose lines are not the file's.
  mutating func remainder(_ place: Finding.Place) -> String { isExact(place) ? "" : place.interiorTitle }

  /// Whether `position(_:)` leads to the very place, not merely to the text that it is in.
  private mutating func isExact(_ place: Finding.Place) -> Bool {
    if let offset = place.offset { return byte(place, offset) != nil }
    return place.inside == nil || interior(place) != nil
  }

  private mutating func interior(_ place: Finding.Place) -> Position? {
    if let offset = place.offset, let exact = byte(place, offset) { return exact }
    guard let inside = place.inside else { return nil }
    return embedded(place)?.position(inside)
  }

  /// The place of a byte in the text at the end of a way.
  private mutating func byte(_ place: Finding.Place, _ offset: Int) -> Position? {
    if let last, last.place == place { return last.position }
    let position = findByte(place, offset)
    last = (place, position)
    return position
  }

  private mutating func findByte(_ place: Finding.Place, _ offset: Int) -> Position? {
    if case .path(let way)? = place.inside { return embedded(place)?.position(way, offset: offset) }
    guard place.inside == nil, let value = tree(place.document)?.value(at: place.path), let text = value.string else { return nil }
    let starts = lineStarts(place.document)
    let bytes = documents[place.document].text.bytes
    let first = Int(value.position.line) - documents[place.document].text.firstLine
    let source = ScalarSource(at: value.position) { Self.row(first + $0, starts, bytes) }
    return source?.position(ofByte: offset, in: text)
  }

  private mutating func embedded(_ place: Finding.Place) -> EmbeddedText? {
    let outer = Finding.Place(document: place.document, path: place.path)
    if embedded[outer] == nil, let value = tree(place.document)?.value(at: place.path) {
      embedded[outer] = EmbeddedText(value, rows: rows(from: value.position, ofDocument: place.document))
    }
    return embedded[outer]
  }

  /// The lines of a document from a place on, without their ends.
  private mutating func rows(from position: Position, ofDocument document: Int) -> [ArraySlice<UInt8>] {
    let starts = lineStarts(document)
    let bytes = documents[document].text.bytes
    let first = Int(position.line) - documents[document].text.firstLine
    guard starts.indices.contains(first) else { return [] }
    return starts[first...].indices.compactMap { Self.row($0, starts, bytes) }
  }

  /// A line without its end.
  private static func row(_ row: Int, _ starts: [Int], _ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard starts.indices.contains(row) else { return nil }
    let end = row + 1 < starts.endIndex ? starts[row + 1] - 1 : bytes.endIndex
    let line = bytes[min(starts[row], end)..<end]
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  /// As reports tell it.
  mutating func location(_ place: Finding.Place) -> SourceLocation { documents[place.document].text.location(position(place)) }

  /// The line of a position that `position(_:)` gave, without its end. A long document is looked through once for all findings.
  mutating func line(_ position: Position, ofDocument document: Int) -> String? {
    let text = documents[document].text
    let starts = lineStarts(document)
    let row = Int(position.line) - text.firstLine
    guard starts.indices.contains(row), starts[row] < text.bytes.endIndex else { return nil }
    // Of JSON without line ends, every finding would keep a copy of all of it.
    let end = row + 1 < starts.endIndex ? starts[row + 1] - 1 : text.bytes.endIndex
    guard end - starts[row] <= Self.longestLine else { return nil }
    var line = text.bytes[starts[row]..<end]
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private mutating func lineStarts(_ document: Int) -> [Int] {
    if let starts = lineStarts[document] { return starts }
    let bytes = documents[document].text.bytes
    let starts = [bytes.startIndex] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    lineStarts[document] = starts
    return starts
  }

  private mutating func tree(_ document: Int) -> LocatedValue? {
    if let tree = trees[document] { return tree }
    let tree = documents[document].locatedValue()
    trees[document] = tree
    return tree
  }
}

extension Finding.Place {
  /// Such as ` (at receivers/prometheus)`.
  fileprivate var interiorTitle: String {
    switch (inside, offset) {
    case (.path(let path)?, let offset) where !path.isEmpty:
      " (at \(path.slashed)\(offset.map { $0 > 0 ? ", character \($0 + 1)" : "" } ?? ""))"
    case (.position(let position)?, _): " (line \(position.line) of the text)"
    case (nil, let offset?) where offset > 0: " (character \(offset + 1) of the text)"
    default: ""
    }
  }
}
