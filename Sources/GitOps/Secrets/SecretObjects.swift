import ChartModel
import Fleet
import YAML

/// The object that makes one Secret in a cluster.
struct SecretObjects {
  let secret: SecretReference
  let cluster: FleetCluster

  /// What stands for a key that is not sealed yet. No base64, so the controller of sealed secrets refuses it instead of making a Secret
  /// of it (sealed-secrets, pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go).
  static let unsealed = "<kubeseal>"

  private func object(_ apiVersion: String, _ kind: String, _ content: YAMLMap) -> YAMLValue {
    .object(
      apiVersion, kind, name: secret.name, namespace: cluster.release.namespace, annotations: annotations, content)
  }

  /// Argo CD makes Secrets before what needs them; Flux leaves `${…}` in them alone.
  private var annotations: YAMLMap {
    switch cluster.delivery {
    case .argocd: ["argocd.argoproj.io/sync-wave": "-1"]
    case .flux: VariableSubstitution.disabled
    case .kustomize, .manifests: [:]
    }
  }

  func externalSecret(_ source: ExternalSecretSource) -> YAMLValue {
    let data: [YAMLValue] = source.data.map { remote in
      var reference: YAMLMap = ["key": .string(remote.remoteKey)]
      reference.put("property", remote.property.map(YAMLValue.string))
      return ["secretKey": .string(remote.key), "remoteRef": .map(reference)]
    }
    return object(
      "external-secrets.io/v1", "ExternalSecret",
      [
        "spec": [
          "refreshInterval": .string(source.refreshInterval),
          "secretStoreRef": ["kind": .string(source.storeKind.rawValue), "name": .string(source.storeName)],
          "target": ["name": .string(secret.name)], "data": .list(data),
        ]
      ])
  }

  func sealedSecret(_ keys: [String]) -> YAMLValue {
    object(
      "bitnami.com/v1alpha1", "SealedSecret",
      [
        "spec": [
          "encryptedData": .map(YAMLMap(keys.map { .init(key: $0, value: .string(Self.unsealed)) })),
          "template": ["metadata": ["name": .string(secret.name), "namespace": .string(cluster.release.namespace)], "type": "Opaque"],
        ]
      ])
  }

  /// Its keys are empty: what SOPS leaves as it is, and no value.
  func sopsSecret(_ keys: [String]) -> YAMLValue {
    object("v1", "Secret", ["type": "Opaque", "stringData": .map(YAMLMap(keys.map { .init(key: $0, value: "") }))])
  }

  func secretProviderClass(_ source: SecretProviderSource, _ provider: SecretProvider) -> YAMLValue {
    var parameters = YAMLMap(source.parameters)
    parameters[provider.parameter] = .string(provider.objects(source.data))
    return object(
      "secrets-store.csi.x-k8s.io/v1", "SecretProviderClass",
      [
        "spec": [
          "provider": .string(provider.rawValue), "parameters": .map(parameters),
          "secretObjects": [
            [
              "secretName": .string(secret.name), "type": "Opaque",
              // Every object is mounted as a file with the name of the key.
              "data": .list(source.data.map { ["objectName": .string($0.key), "key": .string($0.key)] }),
            ]
          ],
        ]
      ])
  }
}
