import ChartModel
import Kubernetes
import Testing
import WindowsExporterCatalogue
import WindowsMonitoring
import YAML

/// What the exporter's settings know of the release that they name, as charts compute it.
@Suite struct ExporterSettingsTests {
  private enum Spec: ChartSpec {
    static let info = ChartInfo(name: "facts", version: "1.0.0", appVersion: "1", summary: "Facts of a release.")

    struct Settings: ChartValues {
      @SettingGroup("The exporter.") var exporter = WindowsExporterSettings()
      @SettingGroup("Its MSI.") var msi = PackageSettings()

      init() {}
    }

    static func chart(_ values: Settings) -> Chart {
      let exporter = values.exporter
      return Chart {
        ChartPart.helper(values.msi.checksumHelper(version: exporter.version))
        ConfigMap(
          ObjectName("facts"), component: "facts",
          data: [
            DataEntry("sha256", value: values.msi.sha256(of: exporter.version)),
            DataEntry("known", value: .choose(if: values.msi.isChecksumKnown(of: exporter.version), then: "yes", else: "no")),
          ]
            + exporter.missingCollectors.map { name, isMissing in
              DataEntry("missing." + name, value: .choose(if: isMissing, then: "yes", else: "no"))
            })
      }
    }
  }

  private struct Facts: Equatable {
    var sha256: String?
    var known: String?
    var missing: [String]
  }

  private func facts(_ exporter: YAMLMap, msi: YAMLMap = [:]) throws -> Facts {
    let data = try #require(try Installed(Spec.self, ["exporter": .map(exporter), "msi": .map(msi)]).all("ConfigMap").first?["data"]?.map)
    let missing = data.entries.filter { $0.key.hasPrefix("missing.") && $0.value == "yes" }.map { String($0.key.dropFirst(8)) }
    return Facts(sha256: data["sha256"]?.string, known: data["known"]?.string, missing: missing.sorted())
  }

  /// Every release since 0.22.0, with its checksum or without one; those that cannot be installed have none.
  @Test func checksumsAreThoseOfTheCatalogue() throws {
    for release in WindowsExporterRelease.all where release.version >= ExporterVersion(0, 22) {
      let known = release.version < ExporterVersion(0, 29) ? nil : release.msiSHA256(.amd64)
      let facts = try facts(["version": .string(release.version.description), "collectors": ["cpu"]])
      #expect(facts.sha256 == known ?? "", "\(release.version)")
      #expect(facts.known == (known == nil ? "no" : "yes"), "\(release.version)")
    }
  }

  @Test func whatIsSetWins() throws {
    let own = String(repeating: "ab", count: 32)
    for version in ["0.31.8", "0.31.80", "9.9.9"] {
      #expect(try facts(["version": .string(version)], msi: ["sha256": .string(own)]) == Facts(sha256: own, known: "yes", missing: []))
    }
  }

  /// A version that is part of another's text is not taken for it.
  @Test(arguments: ["0.31.80", "10.31.8", "0.31.9", "9.9.9"]) func unknownVersions(_ version: String) throws {
    #expect(try facts(["version": .string(version), "collectors": ["cs"]]) == Facts(sha256: "", known: "no", missing: []))
  }

  /// The expressions say of every collector what the catalogue says.
  @Test(arguments: ["0.31.8", "0.31.0", "0.30.9", "0.29.2", "0.25.1", "0.22.0"]) func missingCollectors(_ version: String) throws {
    let release = try #require(WindowsExporterRelease(version))
    let all = Set(WindowsExporterRelease.latest.collectors + WindowsExporterRelease.removedCollectors)
    let listed = all.union([WindowsExporterRelease.defaultsPlaceholder]).sorted()
    let facts = try facts(["version": .string(version), "collectors": .list(listed.map { .string($0) })])
    #expect(facts.missing == all.subtracting(release.collectors).sorted())
    // A collector whose name begins another's is not taken for it.
    let some = try self.facts(["version": .string(version), "collectors": ["netframework", "smb", "mscluster_node"]])
    #expect(some.missing == ["mscluster_node", "netframework", "smb"].filter { !release.collectors.contains($0) })
  }

  @Test func nothingIsMissingByDefault() throws {
    #expect(try facts([:]).missing == [])
  }
}
