public import ChartModel

/// A part of a container: an environment variable, a port, a mount, or an argument behind the fixed ones.
public indirect enum ContainerPart<OS: OperatingSystem>: Part {
  /// An environment variable.
  case env(Env)
  /// A named port.
  case port(Port)
  /// A volume of the pod in the container.
  case mount(Mount<OS>)
  /// An argument behind the fixed ones.
  case argument(Argument)
  case when(Expression, [ContainerPart], else: [ContainerPart])
  case each(Loop, [ContainerPart])

  public var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    default: nil
    }
  }
}

extension PartsBuilder {
  /// Takes an environment variable for the container.
  public static func buildExpression<OS>(_ env: Env) -> [P] where P == ContainerPart<OS> { [.env(env)] }
  /// Takes a port for the container.
  public static func buildExpression<OS>(_ port: Port) -> [P] where P == ContainerPart<OS> { [.port(port)] }
  /// Takes a mount for the container, which fits containers of its system only.
  public static func buildExpression<OS>(_ mount: Mount<OS>) -> [P] where P == ContainerPart<OS> { [.mount(mount)] }
  /// Takes an argument for the container, behind those before it.
  public static func buildExpression<OS>(_ argument: Argument) -> [P] where P == ContainerPart<OS> { [.argument(argument)] }
}

/// A container of a pod for one operating system.
public struct Container<OS: OperatingSystem>: Sendable {
  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// - Parameters:
  ///   - command: replaces the image's entry point.
  ///   - resources: requests and limits. Windows has no out-of-memory killer: without a limit a container pages to disk.
  public init(
    _ name: String, image: Expr<String>, pullPolicy: Expr<String>? = nil, command: [Expr<String>] = [], args: [Expr<String>] = [],
    workingDir: Expr<String>? = nil, resources: Resources? = nil, securityContext: SecurityContext<OS>? = nil,
    livenessProbe: Probe? = nil, readinessProbe: Probe? = nil, startupProbe: Probe? = nil, lifecycle: Lifecycle? = nil,
    @PartsBuilder<ContainerPart<OS>> _ parts: () -> [ContainerPart<OS>] = { [] }
  ) {
    let parts = parts()
    tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.put("image", image)
      map.put("imagePullPolicy", pullPolicy)
      map.list("command", command)
      map.list(
        "args",
        args.map { .item(.folding($0.expression)) } + parts.items { if case .argument(let argument) = $0 { argument.tree } else { nil } })
      map.put("workingDir", workingDir)
      map.list("env", parts.items { if case .env(let env) = $0 { env.tree } else { nil } })
      map.list("ports", parts.items { if case .port(let port) = $0 { port.tree } else { nil } })
      map.put("startupProbe", tree: startupProbe?.tree)
      map.put("livenessProbe", tree: livenessProbe?.tree)
      map.put("readinessProbe", tree: readinessProbe?.tree)
      if let lifecycle { map.when(lifecycle.condition ?? true) { $0.put("lifecycle", tree: lifecycle.tree) } }
      map.put("resources", tree: resources?.tree)
      map.put("securityContext", tree: securityContext?.tree)
      map.list("volumeMounts", parts.items { if case .mount(let mount) = $0 { mount.tree } else { nil } })
    }
  }
}

/// A container that runs to its end before the pod's containers start.
public struct InitContainer<OS: OperatingSystem>: Sendable {
  let container: Container<OS>

  init(_ container: Container<OS>) { self.container = container }

  /// As a container, but without probes and hooks: Kubernetes takes none for what is to end by itself.
  public init(
    _ name: String, image: Expr<String>, pullPolicy: Expr<String>? = nil, command: [Expr<String>] = [], args: [Expr<String>] = [],
    workingDir: Expr<String>? = nil, resources: Resources? = nil, securityContext: SecurityContext<OS>? = nil,
    @PartsBuilder<ContainerPart<OS>> _ parts: () -> [ContainerPart<OS>] = { [] }
  ) {
    container = Container(
      name, image: image, pullPolicy: pullPolicy, command: command, args: args, workingDir: workingDir, resources: resources,
      securityContext: securityContext, parts)
  }
}

/// An argument that is there only sometimes; those that always are stand in `args`.
public struct Argument: Sendable {
  let tree: Tree

  /// One argument, whatever spaces it holds. Put it under `If` or `ForEach`.
  public init(_ text: Expr<String>) { tree = .folding(text.expression) }
}

/// A named port of a container.
public struct Port: Sendable {
  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// - Parameters:
  ///   - name: at most fifteen letters, digits and hyphens (RFC 6335), unique in the pod.
  ///   - protocol: Kubernetes' default, for nil, is TCP.
  public init(_ name: String, _ number: Expr<Int>, protocol: String? = "TCP") {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.put("containerPort", number)
      map.put("protocol", fixed: `protocol`)
    }
  }
}

/// An environment variable.
public struct Env: Sendable {
  /// A fact of the pod or its node (kubernetes.io, "Downward API").
  public struct Field: Sendable, Hashable {
    let path: String

    /// The address of the node.
    public static let hostIP = Field(path: "status.hostIP")
    /// The pod's address; of a pod on the host's network the node's.
    public static let podIP = Field(path: "status.podIP")
    /// The name of the Node object.
    public static let nodeName = Field(path: "spec.nodeName")
    /// The pod's name.
    public static let podName = Field(path: "metadata.name")
    /// The pod's namespace.
    public static let namespace = Field(path: "metadata.namespace")
    /// The account that the pod runs as.
    public static let serviceAccountName = Field(path: "spec.serviceAccountName")
    /// The pod's UID.
    public static let podUID = Field(path: "metadata.uid")
    /// The number of a StatefulSet's pod, from 0; a label since Kubernetes 1.28.
    public static let podIndex = label("apps.kubernetes.io/pod-index")

    /// The value of one of the pod's labels.
    public static func label(_ key: String) -> Field { Field(path: "metadata.labels['\(key)']") }
  }

  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// A variable with this value.
  public init(_ name: String, _ value: Expr<String>) {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.put("value", value)
    }
  }

  /// A variable with a fact of the pod or its node.
  public init(_ name: String, field: Field) { self.init(name) { $0.map("fieldRef") { $0.put("fieldPath", fixed: field.path) } } }

  /// A variable with an entry of a Secret. The container does not start as long as the Secret or its key is missing.
  ///
  /// - Parameter key: of the Secret's data.
  public init(_ name: String, secret: ObjectName, key: Expr<String>) {
    self.init(name) { source in
      source.map("secretKeyRef") { map in
        map.put("name", secret.expression())
        map.put("key", key)
      }
    }
  }

  /// A variable with an entry of a ConfigMap. The container does not start as long as the ConfigMap or its key is missing.
  ///
  /// - Parameter key: of the ConfigMap's data.
  public init(_ name: String, configMap: ObjectName, key: Expr<String>) {
    self.init(name) { source in
      source.map("configMapKeyRef") { map in
        map.put("name", configMap.expression())
        map.put("key", key)
      }
    }
  }

  private init(_ name: String, from source: (inout MapBuilder) -> Void) {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: name)
      map.map("valueFrom", source)
    }
  }
}

/// Where a volume appears in a container.
public struct Mount<OS: OperatingSystem>: Sendable {
  let tree: Tree

  init(tree: Tree) { self.tree = tree }

  /// - Parameters:
  ///   - path: with drive and backslashes on Windows: `C:\\nginx`.
  ///   - subPath: one entry of the volume only. Kubernetes' documentation calls it unsupported on Windows; containerd carries it.
  public init(_ volume: String, at path: Expr<String>, readOnly: Bool? = nil, subPath: Expr<String>? = nil) {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: volume)
      map.put("mountPath", path)
      map.put("readOnly", readOnly)
      map.put("subPath", subPath)
    }
  }
}

extension Mount where OS: WindowsOperatingSystem {
  @available(*, unavailable, message: "mountPropagation is a Linux-only field: leave it out on Windows")
  public init(_ volume: String, at path: Expr<String>, propagation: MountPropagation, readOnly: Bool? = nil) {
    self.init(volume, at: path)
  }
}

extension Mount where OS == Linux {
  /// - Parameter propagation: which way mounts below the path are passed on; Windows has none of it.
  public init(_ volume: String, at path: Expr<String>, propagation: MountPropagation, readOnly: Bool? = nil) {
    tree = MapBuilder.tree { map in
      map.put("name", fixed: volume)
      map.put("mountPath", path)
      map.put("readOnly", readOnly)
      map.put("mountPropagation", fixed: propagation.rawValue)
    }
  }
}

/// How mounts below a Linux mount spread between container and host (kubernetes/api, core/v1/types.go, MountPropagationMode).
public enum MountPropagation: String, Sendable {
  /// What is mounted there on the host later shows in the container; the container's mounts stay its own.
  case hostToContainer = "HostToContainer"
  /// The container's mounts show on the host and in other containers too; privileged containers only.
  case bidirectional = "Bidirectional"
}
