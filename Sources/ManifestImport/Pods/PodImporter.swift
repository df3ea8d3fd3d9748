import ChartModel
import Checks
import Kubernetes
import YAML

/// A pod of some operating system, for workloads that take any.
protocol SomePod {
  associatedtype OS: OperatingSystem
  var pod: PodSpec<OS> { get }
}

extension PodSpec: SomePod { var pod: PodSpec<OS> { self } }

/// Makes a pod's specification into a `PodSpec` of the system that it runs on.
struct PodImporter {
  let context: ImportContext
  /// What the checks conclude of the pod.
  let view: PodView

  /// - Parameters:
  ///   - metadata: of the template; what has no typed form stays there.
  ///   - selector: the labels that the workload's selector gives the pod.
  func pod(_ spec: YAMLMap, metadata: inout Fields, selector: Written<[Pair]>) -> Written<any SomePod>? {
    switch (view.system.name, view.isHostProcess) {
    case (.windows, true): erased(pod(HostProcess.self, spec, &metadata, selector))
    case (.windows, false): erased(pod(Windows.self, spec, &metadata, selector))
    default: erased(pod(Linux.self, spec, &metadata, selector))
    }
  }

  private func erased<OS>(_ pod: Written<PodSpec<OS>>?) -> Written<any SomePod>? { pod.map { Written($0.value, $0.code) } }

  private func pod<OS: ImportedSystem>(
    _: OS.Type, _ spec: YAMLMap, _ metadata: inout Fields, _ selector: Written<[Pair]>
  ) -> Written<PodSpec<OS>>? {
    var fields = Fields(spec)
    var left: [(SystemField, String)] = []
    if fields["os"] == ["name": .string(OS.name)] { fields.drop("os") } else { left.append((.osName, "osName")) }
    if !Self.takeSystemLabel(&fields, OS.name) { left.append((.nodeSelector, "nodeSelector")) }
    let known = Self.knownTolerations(fields, OS.knownTaintKeys)
    if known < OS.knownTaintKeys.count { left.append((.tolerations, "tolerations")) }
    if known == fields["tolerations"]?.list?.count { fields.drop("tolerations") }
    let placement = Self.placement(&fields, known)
    let containers = ContainerImporter<OS>(context: context)
    guard let main = fields.each("containers", containers.container) else { return nil }
    let initial = fields.each("initContainers", containers.initContainer) ?? []
    let volumes = fields.each("volumes") { .some(VolumeImporter<OS>(context: context).volume($0)) } ?? []
    var contents = initial.map { Written(PodPart<OS>.initContainer($0.value.asContainer), $0.code) }
    contents += main.map { Written(.container($0.value), $0.code) }
    contents += volumes.map { Written(.volume($0.value), $0.code) }
    let parts = PodParts<OS>(
      serviceAccount: fields.take("serviceAccountName") { $0.string.map { context.name($0) } },
      mountsToken: fields.fixedFlag("automountServiceAccountToken"),
      restartPolicy: fields.choice("restartPolicy", [("always", .always), ("onFailure", .onFailure), ("never", .never)]),
      placement: placement, gracePeriod: fields.number("terminationGracePeriodSeconds"),
      pullSecrets: fields.take("imagePullSecrets") { Self.written($0) }, labels: Self.labels(&metadata, beyond: selector.value),
      annotations: metadata.pairs("annotations", stem: "annotations"), contents: contents)
    guard var pod = OS.pod(parts, &fields) else { return nil }
    if !left.isEmpty {
      pod = Written(
        left.reduce(pod.value) { $0.leavingOut($1.0) },
        .method(pod.code, "leavingOut", left.map { .init(label: nil, code: .text("." + $0.1)) }))
    }
    if let leftover = fields.leftover {
      pod = Written(pod.value.adding(leftover), pod.code.calling("adding", YAMLCode.code(leftover)))
    }
    return pod
  }

  /// Takes the system out of the node selector.
  private static func takeSystemLabel(_ fields: inout Fields, _ system: String) -> Bool {
    fields.inside("nodeSelector") { $0.take("kubernetes.io/os") { $0.string == system ? true : nil } } ?? false
  }

  /// How many tolerations are those that the language writes for the system: all or none.
  private static func knownTolerations(_ fields: Fields, _ keys: [String]) -> Int {
    let items = fields["tolerations"]?.list ?? []
    let known = keys.map { YAMLValue.map(["key": .string($0), "operator": "Exists", "effect": "NoSchedule"]) }
    return items.starts(with: known) ? known.count : 0
  }

  private static func placement(_ fields: inout Fields, _ knownTolerations: Int) -> Written<Placement> {
    let selector = fields.pairs("nodeSelector", stem: "nodes")
    let tolerations = Tolerations.taken(from: &fields, beyond: knownTolerations)
    let affinity: Written<Expr<Affinity>>? = fields.take("affinity") { written($0) }
    let spread: Written<Expr<TopologySpreadConstraints>>? = fields.take("topologySpreadConstraints") { written($0) }
    let priority = fields.text("priorityClassName")
    let runtime = fields.text("runtimeClassName")
    return Written(
      Placement(
        fixedSelector: selector?.value ?? [], tolerations: tolerations?.value, affinity: affinity?.value, topologySpread: spread?.value,
        priorityClassName: priority?.value, runtimeClassName: runtime?.value),
      .call(
        "Placement",
        [
          ("fixedSelector", selector?.code), ("tolerations", tolerations?.code), ("affinity", affinity?.code),
          ("topologySpread", spread?.code), ("priorityClassName", priority?.code), ("runtimeClassName", runtime?.code),
        ]))
  }

  /// A map or list that is not empty, as it is.
  static func written<Value: KubernetesValue>(_ value: YAMLValue) -> Written<Expr<Value>>? {
    switch value {
    case .list(let items) where !items.isEmpty: break
    case .map(let map) where !map.isEmpty: break
    default: return nil
    }
    return Written(.yaml(value), .call(".yaml", YAMLCode.code(value)))
  }

  /// The pod's labels that the selector does not have; they stay if one of the selector's is missing, for then nothing fits.
  private static func labels(_ metadata: inout Fields, beyond selector: [Pair]) -> Written<[Pair]>? {
    guard let all = metadata["labels"]?.textEntries else { return nil }
    let selected = Dictionary(selector.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    let own = all.filter { selected[$0.key] != Expr(literal: $0.value) }
    metadata.drop("labels")
    return own.isEmpty ? nil : Written(pairs: own, stem: "labels")
  }
}
