import ChartModel
import TestSupport
import Testing
import YAML

/// Versions and ranges as Masterminds/semver reads them, which Helm asks whether a chart goes with a cluster.
@Suite struct VersionRangeTests {
  private static let ranges = [
    ">=1.28", ">= 1.28.0-0", ">1.30", "> 1.30.2", "<1.31", "<=1.30", "<=1.30.2", "=1.30.2", "1.30.2", "1.30", "1.30.x", "1.*", "*", "x",
    "!=1.30.2",
    "!=1.30", "~1.30", "~1.30.2", "~1", "^1.30", "^1.30.5", "^1", "^0", "1.28 - 1.30", "1.28.0 - 1.30.1", ">=1.28 <1.31", ">=1.28,<1.31",
    ">=1.28, !=1.30.2",
    "<1.20 || >=1.30", "1.29 || 1.30.2", "=>1.30", "=<1.30", "~>1.30", ">=1.28.0-0 <1.31.0-0", ">1.30.2-0", "v1.30.2", "1.30.2+build",
    ">=1.30.3-rc.1", "^*", "~*", ">*", "<=*", "!=*", "~0.0.0", "^1.x", "!=1", ">1", "<=1", "<1", "<=1.29", "!=1.30-gke.100", ">1.30-0",
    "^0.30.2",
    "<1.30.3-rc.1", "~1.30-0", "2", ">= 2 || 1.30.2-gke.1",
  ]
  private static let notRanges = [
    "one", ">=a", ">>1", "1.2.3.4", "1.30 ||| 1.31", "> = 1.30", "1..2", ">=1.28 and <2", "latest", "1.30,,1.31", "-1", "1.30-",
    ">=1.28<1.31", ">=1.28,", "^",
  ]
  private static let versions = ["1.30.2", "1.30.2-gke.100", "1.31.0"]

  @Test(arguments: ranges) func rangesInHelm(_ text: String) throws {
    let range = try #require(VersionRange(text))
    for version in Self.versions {
      let isAllowed = try range.allows(#require(ChartVersion(version)))
      #expect(try isAllowed == Self.helmInstalls(text, on: version), "\(version)")
    }
  }

  @Test(arguments: notRanges) func refusedInHelm(_ text: String) throws {
    #expect(VersionRange(text) == nil)
    #expect(try !Self.helmInstalls(text, on: "1.30.2"))
  }

  @Test func order() {
    let texts = ["0.9.9", "1.0.0-1", "1.0.0-2", "1.0.0-11", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0", "1.0.1", "1.10.0"]
    let versions = texts.compactMap { ChartVersion($0) }
    #expect(versions.count == texts.count)
    for (index, version) in versions.enumerated() {
      for other in versions[(index + 1)...] { #expect(version < other && version != other && !(other < version)) }
    }
    #expect(ChartVersion("1.0.0+a") == ChartVersion("v1+b"))
  }

  private static func helmInstalls(_ range: String, on version: String) throws -> Bool {
    let quoted = YAMLScalar.doubleQuoted(range)
    return try ChartFixture(["Chart.yaml": ChartFixture.chartFile + "kubeVersion: \(quoted)\n"]).onDisk { folder in
      let answer = try HelmHarness.shared.ask([
        "op": "install", "chart": .string(folder), "release": "r", "kubeVersion": .string("v" + version),
      ])
      if answer["ok"]?.bool == true { return true }
      let error = answer["error"]?.string ?? ""
      try #require(error.contains("kubeVersion"), "\(error)")
      return false
    }
  }
}
