import YAML

extension PodView {
  /// Visits the ConfigMaps and Secrets that the pod takes environment variables, files and registry credentials from.
  ///
  /// Source: kubernetes/api core/v1/types.go.
  package func visitConfigReferences(_ visit: (ConfigReference) -> Void) {
    for container in containers {
      for (entry, variable) in (container.value["env"]?.list ?? []).enumerated() {
        guard let source = variable["valueFrom"] else { continue }
        let place = ConfigReference.Place.environment(container.list, container.index, entry: entry)
        Self.visit(source["configMapKeyRef"], .configMap, "name", place, visit)
        Self.visit(source["secretKeyRef"], .secret, "name", place, visit)
      }
      for (entry, source) in (container.value["envFrom"]?.list ?? []).enumerated() {
        let place = ConfigReference.Place.environmentFrom(container.list, container.index, entry: entry)
        Self.visit(source["configMapRef"], .configMap, "name", place, visit)
        Self.visit(source["secretRef"], .secret, "name", place, visit)
      }
    }
    for (index, volume) in (spec["volumes"]?.list ?? []).enumerated() {
      for (kind, field, nameField) in [(.configMap, "configMap", "name"), (.secret, "secret", "secretName")] as [Source] {
        guard let source = volume[field] else { continue }
        Self.visit(source, kind, nameField, .volume(index), visit)
        Self.visitItems(of: source, kind, nameField, { .volumeItem(index, item: $0) }, visit)
      }
      for (number, projection) in (volume["projected"]?["sources"]?.list ?? []).enumerated() {
        for (kind, field, _) in [(.configMap, "configMap", "name"), (.secret, "secret", "name")] as [Source] {
          guard let source = projection[field] else { continue }
          Self.visit(source, kind, "name", .projection(index, source: number), visit)
          Self.visitItems(of: source, kind, "name", { .projectionItem(index, source: number, item: $0) }, visit)
        }
      }
    }
    for (index, secret) in (spec["imagePullSecrets"]?.list ?? []).enumerated() {
      Self.visit(secret, .secret, "name", .pullSecret(index), visit)
    }
  }

  private typealias Source = (ConfigReference.Kind, String, String)

  private static func visit(
    _ source: YAMLValue?, _ kind: ConfigReference.Kind, _ nameField: String, _ place: ConfigReference.Place, key: String? = nil,
    _ visit: (ConfigReference) -> Void
  ) {
    guard let source, let name = source[nameField]?.string, !name.isEmpty else { return }
    visit(
      ConfigReference(
        kind: kind, name: name, key: key ?? source["key"]?.string, isOptional: source["optional"]?.bool == true, place: place))
  }

  private static func visitItems(
    of source: YAMLValue, _ kind: ConfigReference.Kind, _ nameField: String, _ place: (Int) -> ConfigReference.Place,
    _ visit: (ConfigReference) -> Void
  ) {
    for (index, item) in (source["items"]?.list ?? []).enumerated() {
      if let key = item["key"]?.string { Self.visit(source, kind, nameField, place(index), key: key, visit) }
    }
  }
}
