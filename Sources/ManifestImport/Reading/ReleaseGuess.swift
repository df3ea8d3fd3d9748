import ChartModel
import YAML

/// Concludes from labels which release and chart objects are from.
struct ReleaseGuess {
  private struct Origin: Hashable {
    var release: String
    var chart: String
    var version: String
    var appVersion: String
  }

  static func context(of objects: [FoundObject], _ options: ImportOptions) -> ImportContext {
    let origins = objects.compactMap { Self.origin(of: $0.value, options) }
    let origin = Self.mostFrequent(origins)
    let name = options.name ?? origin?.chart ?? ImportOptions.name(from: options.fallbackName)
    let release = options.release ?? origin?.release
    let info = ChartInfo(
      name: name, version: origin?.version ?? "0.1.0", appVersion: origin?.appVersion ?? "0.1.0",
      summary: release.map { "What the release \($0) installs." } ?? "What was applied from manifests.")
    let namespaces = objects.compactMap { $0.value["metadata"]?["namespace"]?.string }
    return ImportContext(chart: info, release: release, namespace: options.namespace ?? mostFrequent(namespaces) ?? "default")
  }

  /// The origin that an object's labels tell in the form that charts of the language give them.
  private static func origin(of object: YAMLMap, _ options: ImportOptions) -> Origin? {
    guard let labels = object["metadata"]?["labels"], labels["app.kubernetes.io/managed-by"] == "Helm",
      let release = labels["app.kubernetes.io/instance"]?.string, options.release == nil || options.release == release,
      let name = labels["app.kubernetes.io/name"]?.string, options.name == nil || options.name == name,
      let chart = labels["helm.sh/chart"]?.string, chart.hasPrefix(name + "-"),
      let appVersion = labels["app.kubernetes.io/version"]?.string,
      ImportOptions.isName(name, limit: 40, dots: false, letterFirst: true), ImportOptions.isName(release, limit: 53, dots: true)
    else { return nil }
    let version = String(chart.dropFirst(name.utf8.count + 1).map { $0 == "_" ? "+" : $0 })
    return Origin(release: release, chart: name, version: version, appVersion: appVersion)
  }

  /// The first of those that stand there most often.
  private static func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max()
    return values.first { counts[$0] == most }
  }
}
