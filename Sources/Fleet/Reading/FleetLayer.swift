import ChartModel
import Scheduling
import YAML

/// What one layer says, or several laid over each other.
struct FleetLayer: Sendable {
  var spec: String?
  var delivery: Delivery?
  var release: String?
  var namespace: String?
  var kubernetes: KubernetesVersion?
  var cloud: Cloud?
  var windowsBuilds: [WindowsBuild]?
  var apiVersions: Set<String>?
  var labels: [String: String] = [:]
  var wave: Int?
  /// Nil is `existing`: what lower layers say is taken away.
  var secrets: [String: SecretSource?] = [:]
  var values: [ValuesLayer] = []
  /// It has faults, which are reported; so every cluster that uses it is broken.
  var isBroken = false

  /// This layer over a lower one.
  func over(_ lower: FleetLayer) -> FleetLayer {
    var result = lower
    if let spec { result.spec = spec }
    if let delivery { result.delivery = delivery }
    if let release { result.release = release }
    if let namespace { result.namespace = namespace }
    if let kubernetes { result.kubernetes = kubernetes }
    if let cloud { result.cloud = cloud }
    if let windowsBuilds { result.windowsBuilds = windowsBuilds }
    if let apiVersions { result.apiVersions = apiVersions }
    if let wave { result.wave = wave }
    if !labels.isEmpty { result.labels.merge(labels) { $1 } }
    if !secrets.isEmpty { result.secrets.merge(secrets) { $1 } }
    result.values += values
    result.isBroken = isBroken || lower.isBroken
    return result
  }
}

extension FleetLayer {
  /// Takes the keys of a layer out of a map that its form was held against; other keys are passed over.
  ///
  /// - Parameters:
  ///   - file: what messages call the fleet file.
  ///   - valuesFile: gives the values of a file that the layer names at a place, or nil where they could not be read.
  init(
    _ entries: [LocatedEntry], _ level: ValuesLayer.Level, file: String,
    valuesFile: (_ path: String, _ place: Position) -> ValuesFile?
  ) {
    var inline: ValuesLayer?
    for entry in entries {
      let value = entry.value
      switch entry.key {
      case "spec": spec = value.string
      case "delivery": delivery = value.string.flatMap(Delivery.init)
      case "release": release = value.string
      case "namespace": namespace = value.string
      case "kubernetes": kubernetes = value.string.flatMap { KubernetesVersion($0) }
      case "cloud": cloud = value.string.flatMap(Cloud.init)
      case "windowsBuilds":
        let builds = (value.list ?? []).compactMap { WindowsBuild.named($0.string ?? "\($0.int ?? 0)") }
        windowsBuilds = Set(builds).sorted { $0.number < $1.number }
      case "apiVersions": apiVersions = Set((value.list ?? []).compactMap(\.string))
      case "labels":
        for label in value.entries ?? [] { labels[label.key] = label.value.string }
      case "wave": wave = value.int
      case "secrets":
        for secret in value.entries ?? [] { secrets[secret.key] = .some(SecretSource(secret.value)) }
      case "valuesFiles":
        for path in value.list ?? [] {
          if let file = valuesFile(path.string ?? "", path.position) {
            values.append(ValuesLayer(level, file: file.name, values: file.values))
          } else {
            isBroken = true
          }
        }
      case "values": inline = ValuesLayer(level, file: file, values: value)
      default: break
      }
    }
    if let inline { values.append(inline) }
  }
}
