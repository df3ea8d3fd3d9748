import Fleet

/// How a picture says what a fleet file says.
enum FleetWording {
  static func environment(of cluster: FleetCluster) -> String { ShownText.limited(cluster.environment ?? "no environment") }

  /// A repository's host and path, without user and password.
  static func repository(_ url: String) -> String {
    guard let endpoint = Endpoint(url) ?? Endpoint(String(url.prefix { $0 != ":" })) else { return "Git repository" }
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    guard let slash = rest.firstIndex(where: { $0 == "/" }) else { return endpoint.host }
    var path = rest[slash...].prefix { $0 != "?" && $0 != "#" && $0 != "@" }
    if path.hasSuffix(".git") { path = path.dropLast(4) }
    return ShownText.limited(endpoint.host + path)
  }

  static func tool(_ delivery: Delivery, _ fleet: Fleet) -> (name: String, subtitle: String) {
    switch delivery {
    case .argocd:
      ("Argo CD", fleet.argocd.generator == .applications ? "Applications" : "ApplicationSet, \(fleet.argocd.generator.rawValue)")
    case .flux: ("Flux", fleet.flux.isHub ? "one for all clusters" : "one in each cluster")
    case .kustomize: ("kustomize", "overlays, applied by kubectl or a tool")
    case .manifests: ("plain manifests", "applied by kubectl")
    }
  }

  /// Who provides which Secrets, one line a provider; their names, and nothing of their contents.
  static func secrets(_ references: [SecretReference]) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for reference in references {
      let provider = provider(reference.source)
      if names[provider] == nil { order.append(provider) }
      names[provider, default: []].append(reference.name)
    }
    return order.map { "\((names[$0] ?? []).joined(separator: ", ")): \($0)" }
  }

  private static func provider(_ source: SecretSource) -> String {
    switch source {
    case .externalSecret(let external): "External Secrets, \(external.storeName)"
    case .sealedSecret: "Sealed Secrets"
    case .sops: "SOPS"
    case .secretProviderClass(let driver): "CSI driver, \(driver.provider)"
    }
  }
}
