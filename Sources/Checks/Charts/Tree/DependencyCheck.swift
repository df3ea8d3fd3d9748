import ChartModel
import Diagnostics
import ManifestInput
import YAML

/// Compares what a chart depends on with what lies in its charts/ and its Chart.lock.
///
/// Source: helm/helm 4, pkg/chart/v2/lint/rules/dependencies.go and pkg/chart/v2/util/dependencies.go.
struct DependencyCheck {
  private let source: ChartSource
  private let metadata: ChartMetadata?
  private let children: [ChartTree]
  /// Dependencies of which there is no chart.
  let missing: [ChartDependency]

  init(_ source: ChartSource, _ metadata: ChartMetadata?, _ children: [ChartTree]) {
    self.source = source
    self.metadata = metadata
    self.children = children
    missing = (metadata?.dependencies ?? []).filter { dependency in !children.contains { $0.name == dependency.name } }
  }

  func report(to findings: inout ChartFindings) {
    guard let metadata else { return }
    for dependency in missing {
      findings.add(.missingSubchart(dependency.name), in: dependency.file, dependency.path + ["name"])
    }
    for child in children {
      let same = metadata.dependencies.filter { $0.name == child.name }
      if same.isEmpty {
        // Of a chart without a name that is said already.
        if child.metadata?.name != nil, let file = child.mainFile { findings.add(.unlistedSubchart(child.name), in: file, at: file.start) }
        continue
      }
      let others = children.filter { $0.name == child.name }
      for dependency in same where !others.contains(where: { dependency.accepts($0) }) {
        findings.add(
          .subchartVersion(name: child.name, version: child.metadata?.version ?? "", range: dependency.version), in: dependency.file,
          dependency.path + ["version"])
      }
    }
    compareLock(metadata, &findings)
  }

  private func compareLock(_ metadata: ChartMetadata, _ findings: inout ChartFindings) {
    guard let file = source.file("Chart.lock") ?? source.file("requirements.lock") else { return }
    let lock: LocatedFile
    do throws(YAMLReadError) { lock = try LocatedFile(reading: file) } catch { return findings.add(error.diagnostic, in: file) }
    let locked = lock.root.field("dependencies")?.list ?? []
    for dependency in metadata.dependencies {
      let entries = locked.enumerated().filter { $0.element.field("name")?.text == dependency.name }
      if entries.isEmpty {
        findings.add(.missingInLock(dependency.name), in: dependency.file, dependency.path + ["name"])
        continue
      }
      guard let range = VersionRange(dependency.version) else { continue }
      let versions = entries.compactMap { entry in
        entry.element.field("version")?.text.flatMap { text in ChartVersion(text).map { (entry.offset, text, $0) } }
      }
      guard let (index, text, _) = versions.first, !versions.contains(where: { range.allows($0.2) }) else { continue }
      findings.add(
        .lockedVersion(name: dependency.name, version: text, range: dependency.version), in: lock,
        ["dependencies", .index(index), "version"])
    }
  }
}

extension ChartDependency {
  /// Whether Helm takes a chart for this dependency. What is no version or no range is reported elsewhere.
  func accepts(_ chart: ChartTree) -> Bool {
    guard chart.name == name else { return false }
    guard let range = VersionRange(version), let version = chart.metadata?.version.flatMap({ ChartVersion($0) }) else { return true }
    return range.allows(version)
  }
}
