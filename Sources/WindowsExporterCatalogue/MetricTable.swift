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

  private struct Line: Sendable {
    var name: String
    var section: Int
    /// What follows the name.
    var text: Substring
  }

  package private(set) var sections: [Section] = []
  /// Whether it is that of windows_exporter, whose lines tell the releases that have the metric.
  package let isWindowsExporter: Bool
  private var lines: [Line] = []
  private var places: [String: [Int]] = [:]

  /// - Parameters:
  ///   - texts: files whose sections follow one another.
  ///   - isWindowsExporter: whether lines tell the releases of windows_exporter that have the metric.
  package init(_ texts: [String], isWindowsExporter: Bool) {
    self.isWindowsExporter = isWindowsExporter
    places.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count } / 60)
    for text in texts {
      for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
        switch line.first {
        case UInt8(ascii: "#"): continue
        case UInt8(ascii: "["): sections.append(Self.section(Substring(line)))
        default:
          let end = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
          let name = String(Substring(line[..<end]))
          places[name, default: []].append(lines.count)
          lines.append(Line(name: name, section: sections.count - 1, text: Substring(line[end...])))
        }
      }
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
  package func rows(_ name: String) -> [Row] { (places[name] ?? []).compactMap { row(lines[$0]) } }

  /// The lines of sections, in the order of the table; those that cannot be read are left out.
  package func rows(inSections isWanted: (Section) -> Bool) -> [Row] {
    let wanted = sections.map(isWanted)
    return lines.lazy.filter { $0.section >= 0 && wanted[$0.section] }.compactMap { row($0) }
  }

  /// Names whose lines cannot be read.
  package var unreadable: [String] { places.filter { name, lines in rows(name).count != lines.count }.map(\.key).sorted() }

  /// `[NAME] PREFIX…`.
  private static func section(_ line: Substring) -> Section {
    let words = line.split(separator: " " as Character)
    return Section(name: String(words.first?.dropFirst().dropLast() ?? ""), prefixes: words.dropFirst().map(String.init))
  }

  /// ` TYPE UNIT LABELS [SPANS] [| HELP]`; `-` stands for none.
  private func row(_ line: Line) -> Row? {
    let text = line.text.utf8
    let bar = text.firstIndex(of: UInt8(ascii: "|"))
    let words = text[..<(bar ?? text.endIndex)].split(separator: UInt8(ascii: " ")).map { Substring($0) }
    guard line.section >= 0, words.count == (isWindowsExporter ? 4 : 3),
      let spans = isWindowsExporter ? ReleaseSpans(words[3]) : ReleaseSpans([.init()])
    else { return nil }
    return Row(
      name: line.name, type: String(words[0]), unit: words[1] == "-" ? nil : String(words[1]),
      labels: words[2] == "-" ? [] : words[2].split(separator: "," as Character).map(String.init), spans: spans,
      help: bar.map { String(Substring(text[$0...].dropFirst(2))) } ?? "", section: line.section)
  }
}
