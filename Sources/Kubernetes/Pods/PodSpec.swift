public import ChartModel
import YAML

/// A part of a pod: a container or a volume.
public indirect enum PodPart<OS: OperatingSystem>: Part {
  /// A container.
  case container(Container<OS>)
  /// A container that ends before the others start.
  case initContainer(Container<OS>)
  /// A volume that containers mount by its name.
  case volume(Volume<OS>)
  case when(Expression, [PodPart], else: [PodPart])
  case each(Loop, [PodPart])

  public var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    default: nil
    }
  }
}

extension PartsBuilder {
  /// Takes a container that fits the pod's system.
  public static func buildExpression<OS>(_ container: Container<OS>) -> [P] where P == PodPart<OS> { [.container(container)] }
  /// Takes a container that runs before the others, after the init containers above it.
  public static func buildExpression<OS>(_ container: InitContainer<OS>) -> [P] where P == PodPart<OS> {
    [.initContainer(container.container)]
  }
  /// Takes a volume for the pod's containers to mount.
  public static func buildExpression<OS>(_ volume: Volume<OS>) -> [P] where P == PodPart<OS> { [.volume(volume)] }
}

/// Where a pod may run, beyond its operating system, and with which precedence. What is nil is left to the cluster.
public struct Placement: Sendable {
  var fixedSelector: [Pair]
  var nodeSelector: Expr<[String: String]>?
  var tolerations: Expr<Tolerations>?
  var affinity: Expr<Affinity>?
  var topologySpread: Expr<TopologySpreadConstraints>?
  var priorityClassName: Expr<String>?
  var runtimeClassName: Expr<String>?

  /// - Parameters:
  ///   - fixedSelector: node labels that values cannot override.
  ///   - nodeSelector: the user's node labels.
  ///   - tolerations: the user's, behind those that the operating system brings.
  public init(
    fixedSelector: [Pair] = [], nodeSelector: Expr<[String: String]>? = nil, tolerations: Expr<Tolerations>? = nil,
    affinity: Expr<Affinity>? = nil, topologySpread: Expr<TopologySpreadConstraints>? = nil, priorityClassName: Expr<String>? = nil,
    runtimeClassName: Expr<String>? = nil
  ) {
    self.fixedSelector = fixedSelector
    self.nodeSelector = nodeSelector
    self.tolerations = tolerations
    self.affinity = affinity
    self.topologySpread = topologySpread
    self.priorityClassName = priorityClassName
    self.runtimeClassName = runtimeClassName
  }
}

/// When a pod's containers are started again.
public enum RestartPolicy: String, Sendable {
  /// After every end; the only one in DaemonSets, Deployments and StatefulSets.
  case always = "Always"
  /// After an end with another exit code than 0.
  case onFailure = "OnFailure"
  /// Not at all.
  case never = "Never"
}

/// A pod for one operating system.
///
/// The system fills in `os.name`, the node selector `kubernetes.io/os` and tolerations for the taints that its nodes commonly carry;
/// none of them can be forgotten, and values cannot override the selector.
public struct PodSpec<OS: OperatingSystem>: Sendable {
  var labels: [Pair]
  var annotations: [Pair]
  var userLabels: Expr<[String: String]>?
  var userAnnotations: Expr<[String: String]>?
  /// The fields of the pod's spec before the containers.
  var fields: [MapEntry]
  private let parts: [PodPart<OS>]

  /// - Parameters:
  ///   - serviceAccount: the account that the pod runs under; nil for the namespace's default account.
  ///   - mountsServiceAccountToken: whether the account's token is mounted. Windows nodes keep it on disk in clear text.
  ///   - terminationGracePeriod: in seconds.
  private init(
    shape: [MapEntry], serviceAccount: ObjectName?, mountsServiceAccountToken: Bool?, restartPolicy: RestartPolicy?, placement: Placement,
    terminationGracePeriod: Expr<Int>?, imagePullSecrets: Expr<ImagePullSecrets>?, labels: [Pair], annotations: [Pair],
    userLabels: Expr<[String: String]>?, userAnnotations: Expr<[String: String]>?, parts: [PodPart<OS>]
  ) {
    self.labels = labels
    self.annotations = annotations
    self.userLabels = userLabels
    self.userAnnotations = userAnnotations
    self.parts = parts
    fields = MapBuilder.entries { map in
      map.map("os") { $0.put("name", fixed: OS.name) }
      if let serviceAccount { map.put("serviceAccountName", serviceAccount.expression()) }
      map.put("automountServiceAccountToken", mountsServiceAccountToken)
      map.put("imagePullSecrets", imagePullSecrets)
      map.put("restartPolicy", fixed: restartPolicy?.rawValue)
      map.put("terminationGracePeriodSeconds", terminationGracePeriod)
      map.put("priorityClassName", placement.priorityClassName)
      map.put("runtimeClassName", placement.runtimeClassName)
      map.map("nodeSelector") { selector in
        selector.put("kubernetes.io/os", fixed: OS.name)
        selector.put(placement.fixedSelector)
        selector.spread(placement.nodeSelector)
      }
      map.put("affinity", placement.affinity)
      map.list("tolerations", Self.tolerations(placement.tolerations))
      map.put("topologySpreadConstraints", placement.topologySpread)
      for entry in shape { map.append(entry) }
    }
  }

  private static func tolerations(_ users: Expr<Tolerations>?) -> [ListItem] {
    let known = OS.knownTaintKeys.map { key in
      ListItem.item(.value(["key": .string(key), "operator": "Exists", "effect": "NoSchedule"]))
    }
    switch users.flatMap({ Tree.whole($0.expression) }) {
    case .list(let items)?: return known + items
    case .value(.list(let items))?: return known + items.map { .item(.value($0)) }
    default: return known
    }
  }

  func encode(into map: inout MapBuilder) {
    for entry in fields { map.append(entry) }
    map.list("initContainers", parts.items { if case .initContainer(let container) = $0 { container.tree } else { nil } })
    map.list("containers", parts.items { if case .container(let container) = $0 { container.tree } else { nil } })
    map.list("volumes", parts.items { if case .volume(let volume) = $0 { volume.tree } else { nil } })
  }
}

// MARK: - Linux and Windows

extension PodSpec where OS: ContainerOperatingSystem {
  /// A pod of containers, on Linux or Windows nodes.
  public init(
    serviceAccount: ObjectName? = nil, mountsServiceAccountToken: Bool? = false, restartPolicy: RestartPolicy? = nil,
    placement: Placement = Placement(), securityContext: PodSecurityContext<OS>? = nil, terminationGracePeriod: Expr<Int>? = nil,
    imagePullSecrets: Expr<ImagePullSecrets>? = nil, labels: [Pair] = [], annotations: [Pair] = [],
    userLabels: Expr<[String: String]>? = nil, userAnnotations: Expr<[String: String]>? = nil,
    @PartsBuilder<PodPart<OS>> _ parts: () -> [PodPart<OS>]
  ) {
    self.init(
      shape: MapBuilder.entries { $0.put("securityContext", tree: securityContext?.tree) }, serviceAccount: serviceAccount,
      mountsServiceAccountToken: mountsServiceAccountToken, restartPolicy: restartPolicy, placement: placement,
      terminationGracePeriod: terminationGracePeriod, imagePullSecrets: imagePullSecrets, labels: labels, annotations: annotations,
      userLabels: userLabels, userAnnotations: userAnnotations, parts: parts())
  }

}

extension PodSpec where OS == Linux {
  /// On the node's own network, with its addresses and ports.
  public func hostNetwork() -> PodSpec {
    setting("hostNetwork", "dnsPolicy") {
      $0.put("hostNetwork", true); $0.put("dnsPolicy", "ClusterFirstWithHostNet")
    }
  }
  /// Sees the node's processes.
  public func hostPID() -> PodSpec { setting("hostPID") { $0.put("hostPID", true) } }
  /// Shares the node's inter-process communication.
  public func hostIPC() -> PodSpec { setting("hostIPC") { $0.put("hostIPC", true) } }
  /// All containers see one another's processes.
  public func sharedProcessNamespace() -> PodSpec { setting("shareProcessNamespace") { $0.put("shareProcessNamespace", true) } }
}

extension PodSpec where OS == Windows {
  @available(*, unavailable, message: "Windows pods have no host network: make it a PodSpec<HostProcess>")
  public func hostNetwork() -> PodSpec { self }
}

extension PodSpec where OS: WindowsOperatingSystem {
  @available(*, unavailable, message: "hostPID is a Linux-only field: a PodSpec<HostProcess> sees the node's processes")
  public func hostPID() -> PodSpec { self }
  @available(*, unavailable, message: "hostIPC is a Linux-only field: leave it out on Windows")
  public func hostIPC() -> PodSpec { self }
  @available(*, unavailable, message: "shareProcessNamespace is a Linux-only field: leave it out on Windows")
  public func sharedProcessNamespace() -> PodSpec { self }
}

// MARK: - HostProcess

/// The Windows account that a HostProcess pod runs as (kubernetes.io, "Create a Windows HostProcess Pod").
public enum HostProcessUser: Sendable, Hashable {
  /// Everything. `localService` is enough for most exporters.
  case system
  /// Few rights on the node, no name on the network.
  case localService
  /// Few rights on the node, the node's own account on the network.
  case networkService
  /// A local group of the node: the pod runs as a new user in it. Needs containerd 1.7.
  case localGroup(Expr<String>)

  var name: Expr<String> {
    switch self {
    case .system: "NT AUTHORITY\\SYSTEM"
    case .localService: "NT AUTHORITY\\Local service"
    case .networkService: "NT AUTHORITY\\NetworkService"
    case .localGroup(let name): name
    }
  }
}

extension PodSpec where OS == HostProcess {
  /// A pod of processes on a Windows node itself. Its namespace must allow Pod Security's `privileged` level.
  public init(
    user: HostProcessUser, serviceAccount: ObjectName? = nil, mountsServiceAccountToken: Bool? = false,
    restartPolicy: RestartPolicy? = nil, placement: Placement = Placement(), terminationGracePeriod: Expr<Int>? = nil,
    imagePullSecrets: Expr<ImagePullSecrets>? = nil, labels: [Pair] = [], annotations: [Pair] = [],
    userLabels: Expr<[String: String]>? = nil, userAnnotations: Expr<[String: String]>? = nil,
    @PartsBuilder<PodPart<HostProcess>> _ parts: () -> [PodPart<HostProcess>]
  ) {
    let shape = MapBuilder.entries { map in
      map.put("hostNetwork", true)
      map.map("securityContext") { security in
        security.map("windowsOptions") { options in
          options.put("hostProcess", true)
          options.put("runAsUserName", user.name)
        }
      }
    }
    self.init(
      shape: shape, serviceAccount: serviceAccount, mountsServiceAccountToken: mountsServiceAccountToken, restartPolicy: restartPolicy,
      placement: placement, terminationGracePeriod: terminationGracePeriod, imagePullSecrets: imagePullSecrets, labels: labels,
      annotations: annotations, userLabels: userLabels, userAnnotations: userAnnotations, parts: parts())
  }

  @_disfavoredOverload
  @available(*, unavailable, message: "a HostProcess pod runs as a Windows account: give user: .localService, or .system if it must")
  public init(@PartsBuilder<PodPart<HostProcess>> _ parts: () -> [PodPart<HostProcess>]) { self.init(user: .system, parts) }

  @available(*, unavailable, message: "a HostProcess pod is always on the host's network: leave hostNetwork out")
  public init(user: HostProcessUser, hostNetwork: Bool, @PartsBuilder<PodPart<HostProcess>> _ parts: () -> [PodPart<HostProcess>]) {
    self.init(user: user, parts)
  }

  @available(*, unavailable, message: "a HostProcess pod is always on the host's network: leave hostNetwork out")
  public func hostNetwork() -> PodSpec { self }

  @available(*, unavailable, message: "all of a HostProcess pod runs as its user: leave securityContext out")
  public init(
    user: HostProcessUser, securityContext: PodSecurityContext<Windows>,
    @PartsBuilder<PodPart<HostProcess>> _ parts: () -> [PodPart<HostProcess>]
  ) {
    self.init(user: user, parts)
  }
}

extension PodSpec {
  private func setting(_ keys: String..., body: (inout MapBuilder) -> Void) -> PodSpec {
    var changed = self
    changed.fields.removeAll { if case .field(let key, _) = $0 { keys.contains(key) } else { false } }
    changed.fields += MapBuilder.entries(body)
    return changed
  }
}
