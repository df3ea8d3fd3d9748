/// The keys of a layer: each may stand in `defaults`, in an environment, in a region and in a cluster.
enum LayerForm {
  static let waves = 0...999

  static let record = FormType.Record(fields, definition: "layer")

  static let fields: [FormType.Field] = [
    .init("spec", .text(.spec), "What is installed: the name of a built-in spec, or the folder of one, relative to the fleet file."),
    .init("delivery", .word(Delivery.allCases.map(\.rawValue)), "Who applies what wingen writes."),
    .init("release", .text(.release), "What the chart is installed as. The fleet's name if nobody says."),
    .init("namespace", .text(.namespace), "Where the chart is installed."),
    .init("kubernetes", .text(.kubernetesVersion), "The cluster's Kubernetes version, in quotes. The latest known if nobody says."),
    .init("cloud", .word(Cloud.allCases.map(\.rawValue)), "Whose Kubernetes it is."),
    .init(
      "windowsBuilds", .list(.windowsBuild),
      "The Windows builds of the nodes: releases such as 2022, or builds such as 10.0.20348. Replaces that of lower layers."),
    .init(
      "apiVersions", .list(.text(.apiVersion)),
      "What the cluster serves besides Kubernetes itself, such as monitoring.coreos.com/v1. Replaces that of lower layers."),
    .init(
      "labels", .map(keys: .labelKey, values: .text(.labelValue)),
      "Labels of the cluster, for selectors and people. Merged with those of lower layers."),
    .init("wave", .integer(waves), "Clusters of a lower wave are changed first."),
    .init("valuesFiles", .list(.text(.filePath)), "Values files, relative to the fleet file; later ones over earlier ones."),
    .init("values", .values, "Values of the chart, over the files of the same layer."),
    .init(
      "secrets", .map(keys: .objectName, values: .record(SecretForm.record)),
      "Secrets that the cluster needs, by name, and what makes each of them. Never their values."),
  ]
}

/// What makes a Secret. The values of Secrets stand nowhere: keys that would hold them are refused.
enum SecretForm {
  /// Keys under which people write values of Secrets.
  static let literals: Set<String> = [
    "data", "stringData", "value", "values", "password", "passwd", "token", "secret", "apiKey", "apikey", "key", "privateKey", "username",
    "user", "credential", "credentials", "literal", "literals", "from-literal", "fromLiteral",
  ]

  static let record = FormType.Record(
    [
      .init(
        "externalSecret", .record(externalSecret), "External Secrets Operator reads it from a store."),
      .init("sealedSecret", .record(keys), "A SealedSecret, which kubeseal fills in."),
      .init("sops", .record(keys), "A file that sops encrypts."),
      .init("secretProviderClass", .record(providerClass), "The Secrets Store CSI driver reads it while a pod mounts it."),
      .init(
        "existing", .trueAlone, "Somebody else makes it: nothing is written, whatever a lower layer says."),
    ], .exactlyOne(sources), isSecret: true)

  static let sources = ["externalSecret", "sealedSecret", "sops", "secretProviderClass", "existing"]

  private static let externalSecret = FormType.Record(
    [
      .init("store", .text(.objectName), required: true, "The SecretStore or ClusterSecretStore."),
      .init("storeKind", .word(ExternalSecretSource.StoreKind.allCases.map(\.rawValue)), "ClusterSecretStore if it is not said."),
      .init("refreshInterval", .text(.duration), "How often the store is asked; 1h if it is not said."),
      .init(
        "data", .map(keys: .dataKey, values: .textOr(.line, remote), least: 1), required: true,
        "The Secret's keys, and what each is called in the store."),
    ], isSecret: true)

  private static let remote = FormType.Record(
    [
      .init("key", .text(.line), required: true, "The name in the store."),
      .init("property", .text(.line), "The part of a structured value."),
    ], isSecret: true)

  private static let keys = FormType.Record(
    [.init("keys", .list(.text(.dataKey), least: 1), required: true, "The Secret's keys.")], isSecret: true)

  private static let providerClass = FormType.Record(
    [
      .init("provider", .text(.clusterName), required: true, "The driver's provider: azure, aws, gcp or vault."),
      .init(
        "parameters", .map(keys: .line, values: .text(.line)), "The provider's own parameters, such as keyvaultName; without objects."),
      .init(
        "data", .map(keys: .dataKey, values: .text(.line), least: 1), required: true,
        "The Secret's keys, and the object of the store that each holds."),
    ], isSecret: true)
}
