/// Names of metrics with what is known of them, as a table's text has them: one metric a line, under the heading of its section. A name has
/// several lines where its type, labels or section changed.
///
/// Making one takes only as long as finding the names in the text. A line's other words are read when somebody asks for them.
package struct MetricTable: Sendable {
  package struct Section: Sendable, Hashable {
    package var name: String
    /// How names of metrics begin that belong to the section and to nobody else.
    package var prefixes: [String]
  }

  /// A line of the table.
  package struct Row: Sendable, Hashable {
    package var name: String
    package var type: String
    package var unit: String?
    package var labels: [String]
    package var spans: ReleaseSpans
    package var help: String
    /// The place of its section in the table.
    package var section: Int
  }

  /// Where a line stands in its text, by bytes.
  private struct Line: Sendable {
    var text: Int
    var start: Int
    var end: Int
    var section: Int
    /// The place of the next line with the same name.
    var next: Int?
  }

  package private(set) var sections: [Section] = []
  /// Whether it is that of windows_exporter, whose lines tell the releases that have the metric.
  package let isWindowsExporter: Bool
  private let texts: [String]
  private var lines: [Line] = []
  /// The first and the last line of each name.
  private var places: [String: (first: Int, last: Int)] = [:]

  /// - Parameters:
  ///   - texts: files whose sections follow one another.
  ///   - isWindowsExporter: whether lines tell the releases of windows_exporter that have the metric.
  package init(_ texts: [String], isWindowsExporter: Bool) {
    self.isWindowsExporter = isWindowsExporter
    self.texts = texts
    let size = texts.reduce(0) { $0 + $1.utf8.count }
    places.reserveCapacity(size / 60)
    lines.reserveCapacity(size / 50)
    for (place, text) in texts.enumerated() {
      var contiguous = text
      contiguous.withUTF8 { bytes in
        var start = 0
        while start < bytes.count {
          let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
          if start < end { read(bytes[start..<end], of: place) }
          start = end + 1
        }
      }
    }
  }

  private mutating func read(_ line: Slice<UnsafeBufferPointer<UInt8>>, of text: Int) {
    switch line.first {
    case UInt8(ascii: "#"): break
    case UInt8(ascii: "["): sections.append(Self.section(String(decoding: line, as: UTF8.self)))
    default:
      let name = String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
      let place = lines.count
      if let known = places.updateValue((place, place), forKey: name) {
        places[name] = (known.first, place)
        lines[known.last].next = place
      }
      lines.append(Line(text: text, start: line.startIndex, end: line.endIndex, section: sections.count - 1))
    }
  }

  /// The metrics of windows_exporter through its releases, by collector; what it says of itself stands under the empty name.
  /// Tables/README.md describes the text.
  package static let windowsExporter = MetricTable(
    EmbeddedFiles.texts.filter { $0.path.hasSuffix("/metrics.txt") }.map(\.text), isWindowsExporter: true)

  /// Every name, in no order.
  package var names: some Collection<String> & Sendable { places.keys }

  /// Whether there are lines of a name.
  package func contains(_ name: String) -> Bool { places[name] != nil }

  /// A name's lines in the order of the table; those that cannot be read are left out.
  package func rows(_ name: String) -> [Row] { lines(name).compactMap { row($0) } }

  private func lines(_ name: String) -> [Line] {
    var found: [Line] = []
    var place = places[name]?.first
    while let next = place {
      found.append(lines[next])
      place = lines[next].next
    }
    return found
  }

  /// The lines of sections, in the order of the table; those that cannot be read are left out.
  package func rows(inSections isWanted: (Section) -> Bool) -> [Row] {
    let wanted = sections.map(isWanted)
    return lines.lazy.filter { $0.section >= 0 && wanted[$0.section] }.compactMap { row($0) }
  }

  /// Names whose lines cannot be read.
  package var unreadable: [String] { names.filter { rows($0).count != lines($0).count }.sorted() }

  /// `[NAME] PREFIX…`.
  private static func section(_ line: String) -> Section {
    let words = line.split(separator: " " as Character)
    return Section(name: String(words.first?.dropFirst().dropLast() ?? ""), prefixes: words.dropFirst().map(String.init))
  }

  /// `NAME TYPE UNIT LABELS [SPANS] [| HELP]`; `-` stands for none.
  private func row(_ line: Line) -> Row? {
    let bytes = texts[line.text].utf8
    let start = bytes.index(bytes.startIndex, offsetBy: line.start)
    let text = bytes[start..<bytes.index(start, offsetBy: line.end - line.start)]
    let bar = text.firstIndex(of: UInt8(ascii: "|"))
    let words = text[..<(bar ?? text.endIndex)].split(separator: UInt8(ascii: " ")).map { Substring($0) }
    guard line.section >= 0, words.count == (isWindowsExporter ? 5 : 4),
      let spans = isWindowsExporter ? ReleaseSpans(words[4]) : ReleaseSpans([ReleaseSpans.Span()])
    else { return nil }
    return Row(
      name: String(words[0]), type: String(words[1]), unit: words[2] == "-" ? nil : String(words[2]),
      labels: words[3] == "-" ? [] : words[3].split(separator: "," as Character).map(String.init), spans: spans,
      help: bar.map { String(Substring(text[$0...].dropFirst(2))) } ?? "", section: line.section)
  }
}
