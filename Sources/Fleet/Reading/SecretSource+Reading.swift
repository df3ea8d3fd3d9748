import YAML

extension SecretSource {
  /// Reads what `SecretForm.record` describes. Nil for `existing`.
  init?(_ value: LocatedValue) {
    if let external = value["externalSecret"] {
      self = .externalSecret(ExternalSecretSource(external))
    } else if let sealed = value["sealedSecret"] {
      self = .sealedSecret(keys: Self.keys(sealed))
    } else if let sops = value["sops"] {
      self = .sops(keys: Self.keys(sops))
    } else if let provider = value["secretProviderClass"] {
      self = .secretProviderClass(SecretProviderSource(provider))
    } else {
      return nil
    }
  }

  private static func keys(_ value: LocatedValue) -> [String] { (value["keys"]?.list ?? []).compactMap(\.string) }
}

extension ExternalSecretSource {
  fileprivate init(_ value: LocatedValue) {
    self.init(
      storeKind: value["storeKind"]?.string.flatMap(StoreKind.init) ?? .clusterSecretStore, storeName: value["store"]?.string ?? "",
      refreshInterval: value["refreshInterval"]?.string ?? "1h",
      data: (value["data"]?.entries ?? []).map { entry in
        Remote(
          key: entry.key, remoteKey: entry.value.string ?? entry.value["key"]?.string ?? "", property: entry.value["property"]?.string)
      })
  }
}

extension SecretProviderSource {
  fileprivate init(_ value: LocatedValue) {
    var parameters: [String: String] = [:]
    for entry in value["parameters"]?.entries ?? [] { parameters[entry.key] = entry.value.string }
    self.init(
      provider: value["provider"]?.string ?? "", parameters: parameters,
      data: (value["data"]?.entries ?? []).map { ($0.key, $0.value.string ?? "") })
  }
}
