import ChartModel
import Diagnostics
import Fleet
import YAML

/// Refuses what would put a credential into a repository, where everybody who can read it has it for ever.
enum LiteralSecrets {
  /// Values of settings that are meant for credentials. No message shows one.
  static func findings(in cluster: FleetCluster, settings: [SettingsSchema.Declaration]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for layer in cluster.values {
      for setting in settings {
        let path = setting.path.map { PathElement.key($0) }
        guard let value = layer.values.value(at: path) else { continue }
        for position in positions(in: value, of: setting.type) {
          findings.append(
            GitOpsProblem.literalSecret(setting: setting.path.joined(separator: ".")).diagnostic(at: position.location(in: layer.file)))
        }
      }
    }
    return findings
  }

  /// Secrets that a chart makes out of values, wherever these came from.
  static func findings(in objects: [Rendering.Object], of cluster: FleetCluster) -> [Diagnostic] {
    objects.compactMap { object in
      guard object.value["kind"]?.string == "Secret", object.value["apiVersion"]?.string == "v1" else { return nil }
      let texts = ["data", "stringData"].flatMap { object.value[$0]?.map?.entries ?? [] }
      guard texts.contains(where: { $0.value.string?.isEmpty == false }) else { return nil }
      return GitOpsProblem.renderedSecret(name: object.value["metadata"]?["name"]?.string ?? "").diagnostic(at: cluster.origin)
    }
  }

  private static func positions(in value: LocatedValue, of type: ValueType) -> [Position] {
    switch type {
    case .string(let text): text.isSecret && value.string?.isEmpty == false ? [value.position] : []
    case .optional(let inner): positions(in: value, of: inner)
    case .list(let inner, _, _): value.list?.flatMap { positions(in: $0, of: inner) } ?? []
    case .map(_, let inner, _): value.entries?.flatMap { positions(in: $0.value, of: inner) } ?? []
    case .record(let fields):
      fields.flatMap { field in value[field.name].map { positions(in: $0, of: field.type) } ?? [] }
    case .choice, .boolean, .integer, .quantity, .intOrString, .any: []
    }
  }
}
