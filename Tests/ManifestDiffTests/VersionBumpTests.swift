import ManifestDiff
import Testing

@Test func theGreatestChangeCounts() {
  #expect([VersionBump.patch, .major, .none, .minor].max() == .major)
  #expect(VersionBump.allCases == VersionBump.allCases.sorted())
}
