/// Clusters that one declaration is delivered to: what a `fleet.yaml` says, with its layers laid over each other and its tables written out.
///
/// Clusters that are broken are not among `clusters`; what is wrong with them is reported beside.
public struct Fleet: Sendable {
  /// Prefix of the names of objects that stand for the whole fleet, such as an ApplicationSet.
  public var name: String
  public var repository: Repository
  public var chartOrigin: ChartOrigin
  public var argocd: ArgoCDSettings
  public var flux: FluxSettings
  public var sops: SOPSRecipients
  /// In the order of their names' bytes.
  public var clusters: [FleetCluster]

  public init(
    name: String, repository: Repository = Repository(), chartOrigin: ChartOrigin = .repository, argocd: ArgoCDSettings = ArgoCDSettings(),
    flux: FluxSettings = FluxSettings(), sops: SOPSRecipients = SOPSRecipients(), clusters: [FleetCluster] = []
  ) {
    self.name = name
    self.repository = repository
    self.chartOrigin = chartOrigin
    self.argocd = argocd
    self.flux = flux
    self.sops = sops
    self.clusters = clusters
  }
}

/// Where delivery tools find what wingen writes.
public struct Repository: Sendable, Hashable {
  /// Address of the Git repository.
  public var url: String
  /// Branch, tag or commit that clusters follow.
  public var revision: String
  /// Folder of the output within the repository, without slashes at its ends; empty for its top.
  public var path: String

  public init(url: String = "", revision: String = "main", path: String = "") {
    self.url = url
    self.revision = revision
    self.path = path
  }
}

/// Where delivery tools get charts from.
public enum ChartOrigin: Sendable, Hashable {
  /// From `charts/SPEC` in the repository itself, which wingen writes.
  case repository
  /// From an OCI registry, to which `wingen package` and `helm push` brought them. `oci://…` without the chart's name; the version is
  /// that of the chart unless it is given.
  case oci(url: String, version: String?)
}

/// How Argo CD is to make Applications.
public struct ArgoCDSettings: Sendable, Hashable {
  /// What makes the Applications: files, one a cluster, or an ApplicationSet with a generator.
  public enum Generator: String, Sendable, Hashable, CaseIterable { case applications, list, clusters, git }

  public var generator: Generator
  /// Where Argo CD itself runs.
  public var namespace: String
  public var project: String
  /// Argo CD applies changes by itself.
  public var isAutomated: Bool
  /// Automated syncs remove what is no longer there.
  public var prunes: Bool
  /// Automated syncs put back what somebody changed in the cluster.
  public var healsItself: Bool

  public init(
    generator: Generator = .applications, namespace: String = "argocd", project: String = "default", isAutomated: Bool = true,
    prunes: Bool = true, healsItself: Bool = true
  ) {
    self.generator = generator
    self.namespace = namespace
    self.project = project
    self.isAutomated = isAutomated
    self.prunes = prunes
    self.healsItself = healsItself
  }
}

/// How Flux is to reconcile.
public struct FluxSettings: Sendable, Hashable {
  /// Where Flux itself and its sources are.
  public var namespace: String
  /// How often sources and releases are looked at, as Go's durations: `10m`.
  public var interval: String
  /// One Flux reconciles all clusters through the kubeconfig Secrets that they name; otherwise each cluster runs a Flux of its own,
  /// bootstrapped with its own folder.
  public var isHub: Bool
  /// The Secret with the keys that decrypt SOPS files; none if the cluster's identity may decrypt.
  public var decryptionSecret: String?
  /// The Secret with which Flux reads the Git repository, beside its other objects; none if everybody may read it.
  public var repositorySecret: String?

  public init(
    namespace: String = "flux-system", interval: String = "10m", isHub: Bool = false, decryptionSecret: String? = nil,
    repositorySecret: String? = nil
  ) {
    self.namespace = namespace
    self.interval = interval
    self.isHub = isHub
    self.decryptionSecret = decryptionSecret
    self.repositorySecret = repositorySecret
  }
}

/// Who can decrypt the Secrets that SOPS encrypts, as `.sops.yaml` names them.
public struct SOPSRecipients: Sendable, Hashable {
  public var age: [String]
  public var azureKeyVault: [String]
  public var kms: [String]
  public var gcpKMS: [String]
  public var pgp: [String]

  public init(age: [String] = [], azureKeyVault: [String] = [], kms: [String] = [], gcpKMS: [String] = [], pgp: [String] = []) {
    self.age = age
    self.azureKeyVault = azureKeyVault
    self.kms = kms
    self.gcpKMS = gcpKMS
    self.pgp = pgp
  }

  public var isEmpty: Bool { age.isEmpty && azureKeyVault.isEmpty && kms.isEmpty && gcpKMS.isEmpty && pgp.isEmpty }
}
