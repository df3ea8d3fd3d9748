import YAML

/// Providers of the Secrets Store CSI driver, by the names that a SecretProviderClass gives them, and how each is told what to mount.
///
/// Sources: Azure/secrets-store-csi-driver-provider-azure, website/content/en/getting-started/usage; aws/secrets-store-csi-driver-provider-aws,
/// README.md; GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp, README.md and examples;
/// hashicorp/vault-csi-provider, internal/config/config.go.
enum SecretProvider: String, Sendable, CaseIterable {
  case azure, aws, gcp, vault

  /// The parameter that lists the objects.
  var parameter: String { self == .gcp ? "secrets" : "objects" }

  /// The list as the text that the provider reads. Each object is mounted under the Secret's key.
  func objects(_ data: [(key: String, objectName: String)]) -> String {
    switch self {
    case .azure:
      let items: [YAMLValue] = data.map { entry in
        .string(
          YAMLEmitter.text(
            for: ["objectName": .string(entry.objectName), "objectType": "secret", "objectAlias": .string(entry.key)] as YAMLValue))
      }
      return YAMLEmitter.text(for: ["array": .list(items)] as YAMLValue)
    case .aws:
      return list(data) { ["objectName": .string($0.objectName), "objectType": "secretsmanager", "objectAlias": .string($0.key)] }
    case .gcp: return list(data) { ["resourceName": .string($0.objectName), "path": .string($0.key)] }
    case .vault: return list(data, vaultObject)
    }
  }

  /// `secret/data/logzio#token` is the key `token` of a secret in Vault; without a key it is named as the Secret's.
  private func vaultObject(_ entry: (key: String, objectName: String)) -> YAMLMap {
    let parts = entry.objectName.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return [
      "objectName": .string(entry.key), "secretPath": .string(String(parts[0])),
      "secretKey": .string(parts.count > 1 ? String(parts[1]) : entry.key),
    ]
  }

  private func list(
    _ data: [(key: String, objectName: String)], _ item: ((key: String, objectName: String)) -> YAMLMap
  ) -> String {
    YAMLEmitter.text(for: .list(data.map { .map(item($0)) }) as YAMLValue)
  }
}
