public import ChartModel
public import Diagnostics
public import Scheduling
public import YAML

/// One cluster of a fleet, with what its layers (defaults, environment, region, the cluster itself) say together.
public struct FleetCluster: Sendable {
  public var name: String
  /// Where the fleet file, or a row of a table, declares it.
  public var origin: SourceLocation
  public var environment: String?
  public var region: String?
  /// The built-in spec, or the folder of one, relative to the fleet file.
  public var spec: String
  public var delivery: Delivery
  /// What the chart is installed as, and where.
  public var release: ReleaseFacts
  public var cloud: Cloud
  /// The Windows builds of its nodes; none if it is not said which.
  public var windowsBuilds: [WindowsBuild]
  /// For selectors of ApplicationSets, and for people.
  public var labels: [String: String]
  /// Clusters of a lower wave are changed before those of a higher one.
  public var wave: Int
  public var destination: Destination
  public var secrets: [SecretReference]
  /// Values files and inline values, the lowest layer first.
  public var values: [ValuesLayer]

  public init(
    name: String, origin: SourceLocation, environment: String? = nil, region: String? = nil, spec: String, delivery: Delivery,
    release: ReleaseFacts, cloud: Cloud = .other, windowsBuilds: [WindowsBuild] = [], labels: [String: String] = [:], wave: Int = 0,
    destination: Destination = Destination(), secrets: [SecretReference] = [], values: [ValuesLayer] = []
  ) {
    self.name = name
    self.origin = origin
    self.environment = environment
    self.region = region
    self.spec = spec
    self.delivery = delivery
    self.release = release
    self.cloud = cloud
    self.windowsBuilds = windowsBuilds
    self.labels = labels
    self.wave = wave
    self.destination = destination
    self.secrets = secrets
    self.values = values
  }
}

/// Who applies what wingen writes.
public enum Delivery: String, Sendable, Hashable, CaseIterable { case argocd, flux, kustomize, manifests }

/// Whose Kubernetes it is.
public enum Cloud: String, Sendable, Hashable, CaseIterable { case aks, eks, gke, openshift, other }

/// How a delivery tool outside of the cluster reaches it.
public struct Destination: Sendable, Hashable {
  /// The API server's address, as Argo CD knows the cluster. Without it Argo CD finds the cluster by `name`.
  public var server: String?
  /// The cluster's name in Argo CD, if it is not its name in the fleet.
  public var name: String?
  /// For a hub with Flux: the Secret with the cluster's kubeconfig.
  public var kubeconfigSecret: String?

  public init(server: String? = nil, name: String? = nil, kubeconfigSecret: String? = nil) {
    self.server = server
    self.name = name
    self.kubeconfigSecret = kubeconfigSecret
  }
}

/// One layer of values, with the text it was read from for messages.
public struct ValuesLayer: Sendable {
  /// Whose values these are, from the lowest to the highest.
  public enum Level: Int, Sendable, Hashable, CaseIterable { case defaults, environment, region, cluster }

  public var level: Level
  /// The file that messages name: the values file, or the fleet file itself for inline values.
  public var file: String
  public var values: LocatedValue

  public init(_ level: Level, file: String, values: LocatedValue) {
    self.level = level
    self.file = file
    self.values = values
  }
}
