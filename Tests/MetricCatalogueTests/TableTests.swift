import Testing
import WindowsExporterCatalogue

@testable import MetricCatalogue

/// The tables as they are embedded: everything is read, and nothing contradicts anything.
@Suite struct TableTests {
  let catalogue = MetricCatalogue.embedded

  @Test func everythingIsRead() {
    for table in [catalogue.windows, catalogue.others] {
      #expect(table.unreadable == [])
      for name in table.names {
        let rows = table.rows(name)
        let metrics = rows.compactMap { catalogue.metric($0, table) }
        #expect(!rows.isEmpty && metrics.count == rows.count, "\(name)")
        #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }, "\(name)")
        for metric in metrics { #expect(Set(metric.labels).count == metric.labels.count, "\(name)") }
      }
    }
    #expect(catalogue.replacements.flaws == [])
    #expect(catalogue.series.flaws == [])
    #expect(catalogue.windows.names.count > 1600 && catalogue.others.names.count > 1500)
  }

  @Test func sectionsAreKnown() throws {
    let collectors = Set(WindowsExporterRelease.all.flatMap(\.collectors))
    for section in catalogue.windows.sections where !section.name.isEmpty { #expect(collectors.contains(section.name), "\(section.name)") }
    #expect(Set(catalogue.others.sections.map(\.name)) == Set(MetricCatalogue.sources.keys))
    for name in catalogue.series.mentioned.collectors where !name.isEmpty { #expect(collectors.contains(name), "\(name)") }
  }

  /// What begins or ends does so with a release, and no release has two descriptions of a name.
  @Test func spansAreDisjoint() {
    let releases = Set(WindowsExporterRelease.all.map(\.version))
    for name in catalogue.windows.names {
      let spans = catalogue.windows.rows(name).flatMap(\.spans.spans)
      for (place, span) in spans.enumerated() {
        for end in [span.from, span.before].compactMap({ $0 }) { #expect(releases.contains(end), "\(name): \(end)") }
        for other in spans[..<place] { #expect(!span.overlaps(other), "\(name)") }
      }
    }
    for name in catalogue.others.names {
      let sections = catalogue.others.rows(name).map(\.section)
      #expect(Set(sections).count == sections.count, "\(name)")
    }
  }

  /// A metric belongs to a collector that the release has.
  @Test func collectorsExistWithTheirMetrics() {
    let releases = WindowsExporterRelease.all.map { (version: $0.version, collectors: Set($0.collectors)) }
    var without: Set<String> = []
    for row in catalogue.windows.rows(inSections: { !$0.name.isEmpty }) {
      let collector = catalogue.windows.sections[row.section].name
      for release in releases where row.spans.contains(release.version) && !release.collectors.contains(collector) {
        without.insert("\(collector) \(release.version)")
      }
    }
    #expect(without.sorted() == [])
  }

  @Test func replacementsComeLater() throws {
    let releases = WindowsExporterRelease.all.map(\.version)
    for edge in catalogue.replacements.edges {
      let old = catalogue.windows.rows(edge.old)
      let new = catalogue.windows.rows(edge.new)
      #expect(!old.isEmpty && !new.isEmpty, "\(edge.old) \(edge.new)")
      // The old name is gone, and then the new one is there.
      let end = try #require(old.compactMap(\.spans.end).max(), "\(edge.old) is not gone")
      #expect(!old.contains { $0.spans.contains(WindowsExporterRelease.latest.version) }, "\(edge.old)")
      #expect(new.contains { row in releases.contains { end <= $0 && row.spans.contains($0) } }, "\(edge.old) \(edge.new)")
    }
  }

  /// The same labels and the same type when one takes over from the other.
  @Test func equivalentsAreAlike() throws {
    for edge in catalogue.replacements.edges where edge.isEquivalent {
      let old = try #require(catalogue.windows.rows(edge.old).last)
      let new = catalogue.windows.rows(edge.new)
      #expect(new.contains { $0.labels == old.labels && $0.type == old.type && ($0.unit == old.unit || old.unit == nil) }, "\(edge.old)")
    }
  }

  /// The name of a metric that is gone is said once only in a chain, so that nobody goes round in circles.
  @Test func chainsEnd() {
    for edge in catalogue.replacements.edges {
      var names = [edge.old]
      while let next = catalogue.replacements.after(names[names.count - 1]).first?.new, names.count < 10 { names.append(next) }
      #expect(names.count < 10, "\(edge.old)")
    }
  }

  @Test func badLinesAreNoticed() {
    let table = MetricTable(
      ["[a] b_\nb_one gauge - - -\nb_two gauge -\nb_three gauge - - 0.2-0.1\n\nb_four\n"], isWindowsExporter: true)
    #expect(table.unreadable == ["b_four", "b_three", "b_two"])
    #expect(table.rows("b_one").map(\.type) == ["gauge"])
    #expect(MetricTable(["lost gauge - -"], isWindowsExporter: false).unreadable == ["lost"])
    #expect(MetricTable(["", "\n\n", "[", "]"], isWindowsExporter: false).sections.map(\.name) == [""])
    #expect(Replacements("a == b\na == b c\na -> b\na b\n-> | x\n").flaws == ["a == b c", "a -> b", "a b", "-> | x"])
    #expect(SeriesFormulas("a core*5\na cores\n[b] c=2*\nd\n").flaws == ["a cores", "[b] c=2*", "d"])
  }
}
