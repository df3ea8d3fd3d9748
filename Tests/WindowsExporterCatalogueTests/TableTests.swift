import Testing

@testable import WindowsExporterCatalogue

/// The tables as they are embedded, and what makes a table wrong.
@Suite struct TableTests {
  @Test func everythingIsRead() {
    let flaws = ExporterTables.embedded.flaws
    #expect(flaws.isEmpty, "\(flaws)")
  }

  /// What begins or ends somewhere does so with a release in view.
  @Test func spansEndAtReleases() {
    let tables = ExporterTables.embedded
    let known = Set(tables.releases.map(\.version))
    for names in [tables.collectors, tables.flags, tables.properties, tables.imageSuffixes] {
      #expect(!names.entries.isEmpty)
      for entry in names.entries {
        for span in entry.spans.spans + entry.defaultSpans.spans {
          for end in [span.from, span.before].compactMap({ $0 }) { #expect(known.contains(end), "\(entry.name): \(end)") }
        }
      }
    }
  }

  @Test func defaultsAreCollectors() {
    for release in WindowsExporterRelease.all {
      #expect(Set(release.defaultCollectors).isSubset(of: release.collectors), "\(release.version)")
      #expect(release.defaultCollectors.count > 5, "\(release.version)")
    }
  }

  /// What is named instead of something is there when that is gone.
  @Test func replacementsExist() {
    let tables = ExporterTables.embedded
    for names in [tables.collectors, tables.flags] {
      for entry in names.entries where !entry.replacements.isEmpty {
        guard let gone = entry.spans.end else {
          Issue.record("\(entry.name) is not gone")
          continue
        }
        for name in entry.replacements { #expect(names.find(name, in: gone) == .known, "\(entry.name): \(name)") }
      }
    }
  }

  @Test func checksumsDiffer() {
    let all = WindowsExporterRelease.all.flatMap { release in ExporterArchitecture.allCases.compactMap { release.msiSHA256($0) } }
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.count == 64 && $0.allSatisfy { $0.isHexDigit && !$0.isUppercase } })
  }

  /// arm64 came with 0.25.0.
  @Test func noChecksumsOfWhatWasNotBuilt() {
    for release in WindowsExporterRelease.all where release.version < ExporterVersion(0, 25) { #expect(release.msiSHA256(.arm64) == nil) }
  }

  @Test func brokenTablesAreReported() {
    let names = """
      one -
      one 0.3.0-
      two
      three 0.4.0-0.3.0
      four x-
      five - maybe
      """
    let releases = """
      0.2.0 2026-01-01
      0.1.0 2026-01-02
      0.3.0 2026-01-03 amd64=12
      """
    let tables = ExporterTables([("a/collectors.txt", names), ("a/releases.txt", releases)])
    #expect(tables.flaws.count == 7, "\(tables.flaws)")
    #expect(tables.releases.count == 1)
  }
}
