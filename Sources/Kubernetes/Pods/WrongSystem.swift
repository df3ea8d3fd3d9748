public import ChartModel

// What is made for one operating system and stands in a pod for another. Without these, the compiler would blame the whole pod.
extension PartsBuilder {
  @_disfavoredOverload
  @available(*, unavailable, message: "this container is made for another operating system than the pod: give both the same")
  public static func buildExpression<OS, Other>(_ container: Container<Other>) -> [P] where P == PodPart<OS> { [] }

  @_disfavoredOverload
  @available(*, unavailable, message: "this container is made for another operating system than the pod: give both the same")
  public static func buildExpression<OS, Other>(_ container: InitContainer<Other>) -> [P] where P == PodPart<OS> { [] }

  @_disfavoredOverload
  @available(*, unavailable, message: "this volume is made for another operating system than the pod: give both the same")
  public static func buildExpression<OS, Other>(_ volume: Volume<Other>) -> [P] where P == PodPart<OS> { [] }

  @_disfavoredOverload
  @available(*, unavailable, message: "this mount is made for another operating system than the container: give both the same")
  public static func buildExpression<OS, Other>(_ mount: Mount<Other>) -> [P] where P == ContainerPart<OS> { [] }
}

extension Container where OS: WindowsOperatingSystem {
  @_disfavoredOverload
  @available(*, unavailable, message: "this security context is for Linux: make it a SecurityContext<Windows>")
  public init(
    _ name: String, image: Expr<String>, pullPolicy: Expr<String>? = nil, command: [Expr<String>] = [], args: [Expr<String>] = [],
    workingDir: Expr<String>? = nil, resources: Resources? = nil, securityContext: SecurityContext<Linux>,
    livenessProbe: Probe? = nil, readinessProbe: Probe? = nil, startupProbe: Probe? = nil, lifecycle: Lifecycle? = nil,
    @PartsBuilder<ContainerPart<OS>> _ parts: () -> [ContainerPart<OS>] = { [] }
  ) {
    self.init(name, image: image)
  }
}

/// No operating system. A pod that does not name its own would be taken for one of these, and is refused.
extension Never: OperatingSystem {
  public static let name = ""
  public static let knownTaintKeys: [String] = []
}

extension PodSpec where OS == Never {
  @available(*, unavailable, message: "say what the pod runs on: PodSpec<Linux>, PodSpec<Windows> or PodSpec<HostProcess>")
  public init(@PartsBuilder<PodPart<Never>> _ parts: () -> [PodPart<Never>]) { fatalError() }
}
