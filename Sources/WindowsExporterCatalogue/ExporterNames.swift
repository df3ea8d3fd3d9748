import Diagnostics

/// Names with the releases that know them: collectors, flags, MSI properties.
struct ExporterNames: Sendable {
  struct Entry: Sendable, Hashable {
    var name: String
    var spans: ReleaseSpans
    /// Of collectors: when they run without being named.
    var defaultSpans = ReleaseSpans()
    var replacements: [String] = []

    func isKnown(in version: ExporterVersion) -> Bool { spans.contains(version) }
  }

  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  /// What could not be read.
  private(set) var flaws: [String] = []

  init(_ text: String, file: String) {
    for (number, words) in Self.lines(text) {
      guard let entry = Self.entry(words) else {
        flaws.append("\(file):\(number): no name with its releases")
        continue
      }
      if places.updateValue(entries.count, forKey: entry.name) != nil { flaws.append("\(file):\(number): a second \(entry.name)") }
      entries.append(entry)
    }
  }

  /// The words of the lines that are neither empty nor comments.
  static func lines(_ text: String) -> [(number: Int, words: [Substring])] {
    text.split(separator: "\n" as Character, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let words = line.split(separator: " " as Character)
      guard let first = words.first, !first.hasPrefix("#") else { return nil }
      return (index + 1, words)
    }
  }

  func names(in version: ExporterVersion) -> [String] { entries.filter { $0.isKnown(in: version) }.map(\.name).sorted() }

  func defaults(in version: ExporterVersion) -> [String] {
    entries.filter { $0.defaultSpans.contains(version) }.map(\.name).sorted()
  }

  func find(_ name: String, in version: ExporterVersion) -> ExporterNameLookup {
    guard let place = places[name] else { return .unknown(nearest: nearestMatch(to: name, among: names(in: version))) }
    let entry = entries[place]
    if entry.isKnown(in: version) { return .known }
    // The first release that has it again, or for the first time.
    if let since = entry.spans.next(after: version) { return .notYet(since: since) }
    guard let since = entry.spans.spans.compactMap(\.before).max() else { return .unknown(nearest: nil) }
    return .removed(since: since, replacements: entry.replacements.filter { self.isKnown($0, in: version) })
  }

  private func isKnown(_ name: String, in version: ExporterVersion) -> Bool {
    places[name].map { entries[$0].isKnown(in: version) } ?? true
  }

  /// `NAME SPANS default=SPANS -> REPLACEMENT…`.
  private static func entry(_ words: [Substring]) -> Entry? {
    let arrow = words.firstIndex(of: "->") ?? words.endIndex
    guard arrow >= 2, let spans = ReleaseSpans(words[1]) else { return nil }
    var entry = Entry(name: String(words[0]), spans: spans, replacements: words[arrow...].dropFirst().map(String.init))
    for word in words[2..<arrow] {
      guard word.hasPrefix("default="), let spans = ReleaseSpans(word.dropFirst(8)) else { return nil }
      entry.defaultSpans = spans
    }
    return entry
  }
}
