/// The releases that have something, such as `0.30.0-0.30.5,0.31.0-`: from the first that has it to before the first that no longer has.
package struct ReleaseSpans: Sendable, Hashable {
  /// Releases from one to before another; nil is open.
  package struct Span: Sendable, Hashable {
    package var from: ExporterVersion?
    package var before: ExporterVersion?

    package func contains(_ version: ExporterVersion) -> Bool {
      (from.map { $0 <= version } ?? true) && (before.map { version < $0 } ?? true)
    }

    /// Whether there can be a release in both.
    package func overlaps(_ other: Span) -> Bool {
      func begins(_ left: ExporterVersion?, before right: ExporterVersion?) -> Bool {
        guard let left, let right else { return true }
        return left < right
      }
      return begins(from, before: other.before) && begins(other.from, before: before)
    }
  }

  /// In the order of the table.
  package var spans: [Span]

  package init(_ spans: [Span] = []) { self.spans = spans }

  /// - Parameter text: `-`, `0.30.0-`, `-0.31.0`, `0.10.3-0.10.4,0.12.0-`; nil for anything else.
  package init?(_ text: Substring) {
    // Most things were always there.
    if text == "-" {
      spans = [Span()]
      return
    }
    spans = []
    for part in text.split(separator: "," as Character) {
      let ends = part.split(separator: "-" as Character, omittingEmptySubsequences: false)
      guard ends.count == 2 else { return nil }
      let versions = ends.map { ExporterVersion($0) }
      guard zip(ends, versions).allSatisfy({ $0.isEmpty == ($1 == nil) }) else { return nil }
      if let from = versions[0], let before = versions[1], before <= from { return nil }
      spans.append(Span(from: versions[0], before: versions[1]))
    }
    if spans.isEmpty { return nil }
  }

  package func contains(_ version: ExporterVersion) -> Bool { spans.contains { $0.contains(version) } }

  /// The first release after one that has it, be it for the first time or again.
  package func next(after version: ExporterVersion) -> ExporterVersion? { spans.compactMap(\.from).filter { version < $0 }.min() }

  /// The first release that no longer has it; nil if the latest has.
  package var end: ExporterVersion? { spans.contains { $0.before == nil } ? nil : spans.compactMap(\.before).max() }
}
