import YAML

/// Finds what a container sees at a path.
enum MountedFile {
  /// A key of a ConfigMap or Secret of the pod's namespace.
  struct Source: Sendable, Hashable {
    var kind: ConfigReference.Kind
    var object: String
    var key: String
  }

  /// What may be meant; where several ConfigMaps and Secrets share a folder, only their keys tell which.
  ///
  /// - Parameter path: as `ConfigurationArguments.normalized` gives it.
  static func find(_ path: String, _ container: ContainerView, _ pod: PodView) -> [Source] {
    guard let (name, inner) = volume(at: path, container.value), let volume = pod.volume(named: name)?.value else { return [] }
    var found = [source(volume["configMap"], .configMap, "name", inner), source(volume["secret"], .secret, "secretName", inner)]
    for projection in volume["projected"]?["sources"]?.list ?? [] {
      found += [source(projection["configMap"], .configMap, "name", inner), source(projection["secret"], .secret, "name", inner)]
    }
    return found.compactMap { $0 }
  }

  /// The volume that is mounted over a path, and the way to the path in it; the innermost of several.
  static func volume(at path: String, _ container: YAMLMap) -> (name: String, inner: String)? {
    var best: (name: String, inner: String, length: Int)?
    for mount in container["volumeMounts"]?.list ?? [] {
      guard let name = mount["name"]?.string, let written = mount["mountPath"]?.string else { continue }
      let folder = ConfigurationArguments.normalized(written)
      guard path.isWithin(folder) || folder == "/", folder.utf8.count > best?.length ?? -1 else { continue }
      var inner = String(path.dropFirst(folder == "/" ? 0 : folder.count).drop { $0 == "/" })
      if let part = mount["subPath"]?.string, !part.isEmpty { inner = inner.isEmpty ? part : part + "/" + inner }
      best = (name, inner, folder.utf8.count)
    }
    return best.map { ($0.name, $0.inner) }
  }

  private static func source(_ value: YAMLValue?, _ kind: ConfigReference.Kind, _ nameField: String, _ inner: String) -> Source? {
    guard let value, let object = value[nameField]?.string else { return nil }
    guard let items = value["items"]?.list, !items.isEmpty else { return Source(kind: kind, object: object, key: inner) }
    let item = items.first { $0["path"]?.string == inner }
    return item?["key"]?.string.map { Source(kind: kind, object: object, key: $0) }
  }
}
