/// The keys of a fleet file.
enum FleetForm {
  static let record = FormType.Record(
    [
      .init("fleet", .text(.fleetName), required: true, "The fleet's name: prefix of names of what stands for all clusters together."),
      .init("repository", .record(repository), "Where delivery tools find what wingen writes. Argo CD and Flux need it."),
      .init("charts", .record(charts), "Where delivery tools get charts from."),
      .init("argocd", .record(argocd), "How Argo CD makes Applications."),
      .init("flux", .record(flux), "How Flux reconciles."),
      .init("sops", .record(sops), "Who can decrypt the Secrets that sops encrypts: public keys and names of keys."),
      .init("defaults", .record(LayerForm.record), "What holds for every cluster: the lowest layer."),
      .init(
        "environments", .map(keys: .layerName, values: .record(LayerForm.record)), "What holds for the clusters of an environment, by name."
      ),
      .init("regions", .map(keys: .layerName, values: .record(LayerForm.record)), "What holds for the clusters of a region, by name."),
      .init("clusters", .list(.record(cluster)), "The clusters, one by one."),
      .init("tables", .list(.record(table)), "Clusters from tables: a template, and a row for each cluster."),
    ], .atLeastOne(["clusters", "tables"]))

  /// A cluster: what is its own, and the keys of a layer.
  static let cluster = FormType.Record(
    [
      .init("name", .text(.clusterName), required: true, "The cluster's name, and its folder's."),
      .init("environment", .text(.layerName), "Which of environments the cluster belongs to."),
      .init("region", .text(.layerName), "Which of regions the cluster belongs to."),
      .init("destination", .record(destination), "How a delivery tool outside of the cluster reaches it."),
    ] + LayerForm.fields, definition: "cluster")

  /// Argo CD refuses a server beside a name: argoproj/argo-cd util/argo/argo.go (ValidateDestination).
  private static let destination = FormType.Record(
    [
      .init("server", .text(.serverURL), "The API server's address, as Argo CD knows the cluster."),
      .init("name", .text(.line), "The cluster's name in Argo CD, if it has another there."),
      .init("kubeconfigSecret", .text(.objectName), "For a hub with Flux: the Secret with the cluster's kubeconfig."),
    ], .atMostOne(["server", "name"]))

  private static let repository = FormType.Record([
    .init("url", .text(.repositoryURL), required: true, "The address of the Git repository."),
    .init("revision", .text(.revision), "The branch, tag or commit that clusters follow; main if it is not said."),
    .init("path", .text(.repositoryPath), "The folder of wingen's output within the repository; its top if it is not said."),
  ])

  private static let charts = FormType.Record([
    .init(
      "from", .text(.chartOrigin), required: true,
      "repository: the folder charts/ that wingen writes. Or oci://…: a registry to which they were pushed."),
    .init("version", .text(.chartVersion), "The version in the registry, if it is not that of the chart."),
  ])

  private static let argocd = FormType.Record([
    .init(
      "generator", .word(ArgoCDSettings.Generator.allCases.map(\.rawValue)),
      "applications: a file for each cluster. Or an ApplicationSet with a list, by labels of clusters, or by files in Git."),
    .init("namespace", .text(.namespace), "Where Argo CD runs; argocd if it is not said."),
    .init("project", .text(.objectName), "The AppProject; default if it is not said."),
    .init("automated", .boolean, "Argo CD applies changes by itself; true if it is not said."),
    .init("prune", .boolean, "Automated syncs remove what is no longer there; true if it is not said."),
    .init("selfHeal", .boolean, "Automated syncs put back what was changed in the cluster; true if it is not said."),
  ])

  private static let flux = FormType.Record([
    .init("namespace", .text(.namespace), "Where Flux runs; flux-system if it is not said."),
    .init("interval", .text(.duration), "How often sources and releases are looked at; 10m if it is not said."),
    .init("hub", .boolean, "One Flux reconciles all clusters, by destination.kubeconfigSecret. Otherwise each runs its own."),
    .init("decryptionSecret", .text(.objectName), "The Secret with the keys that decrypt what sops encrypted."),
    .init("repositorySecret", .text(.objectName), "The Secret with which Flux reads a private repository."),
  ])

  /// Source: getsops/sops README.rst, "Using .sops.yaml conf to select KMS, PGP and age for new files".
  private static let sops = FormType.Record(
    [
      .init("age", .list(.text(.ageRecipient)), "Public keys of age."),
      .init("azureKeyVault", .list(.text(.line)), "Addresses of keys in Azure Key Vault."),
      .init("kms", .list(.text(.line)), "ARNs of keys in AWS KMS."),
      .init("gcpKMS", .list(.text(.line)), "Resource names of keys in Google Cloud KMS."),
      .init("pgp", .list(.text(.line)), "Fingerprints of PGP keys."),
    ], isSecret: true)

  /// The same keys as far as the whole fleet depends on them. What stands in layers, clusters and templates is checked one by one, because
  /// faults there break some clusters alone.
  static let head = FormType.record(
    FormType.Record(
      record.fields.map { field in
        var field = field
        switch field.name {
        case "defaults": field.type = .values
        case "environments", "regions": field.type = .map(keys: .layerName, values: .anything)
        case "clusters": field.type = .list(.anything)
        case "tables":
          field.type = .list(.record(FormType.Record(table.fields.map { $0.name == "cluster" ? $0.leftOut : $0 }, table.choice)))
        default: break
        }
        return field
      }, record.choice))

  private static let table = FormType.Record(
    [
      .init("file", .text(.filePath), "A CSV file with a header, relative to the fleet file."),
      .init("rows", .list(.map(keys: .column, values: .scalar)), "The rows, in place of a file."),
      .init("cluster", .template(.record(cluster)), required: true, "What each row makes: a cluster, with ${column} for the row's cells."),
    ], .exactlyOne(["file", "rows"]))
}

extension FormType.Field {
  fileprivate var leftOut: Self { Self(name, .anything, required: isRequired, summary) }
}
