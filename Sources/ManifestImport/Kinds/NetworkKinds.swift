import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// Addresses and who may call them.
  static let networkKinds = [
    ObjectKind(Service.self) { draft in
      let current = draft
      let parts = draft.fields.inside("spec") { spec in
        ServiceParts(
          type: spec.choice("type", [("clusterIP", .clusterIP), ("nodePort", .nodePort), ("loadBalancer", .loadBalancer)]),
          selector: spec.take("selector", current.selector),
          headless: spec.take("clusterIP") { $0 == "None" ? true : nil } ?? false,
          internalPolicy: spec.choice("internalTrafficPolicy", [("cluster", .cluster), ("local", .local)]),
          externalPolicy: spec.choice("externalTrafficPolicy", [("cluster", .cluster), ("local", .local)]),
          ports: spec.each("ports") { .some(port($0)) } ?? [])
      }
      guard let parts else { return nil }
      if case .standard = draft.style, parts.selector == nil { return nil }
      if let selector = parts.selector, !draft.dropSelectorLabels(selector) { return nil }
      let selector = parts.selector.flatMap { $0.value.isEmpty ? nil : $0 }
      return Written(
        draft,
        Service(
          draft.name.value, component: draft.component?.value, type: parts.type?.value, selectorLabels: selector?.value ?? [],
          ports: parts.ports.map(\.value), headless: parts.headless, internalTrafficPolicy: parts.internalPolicy?.value,
          externalTrafficPolicy: parts.externalPolicy?.value, annotations: draft.annotations?.value ?? []),
        [
          ("type", parts.type?.code), ("selectorLabels", selector?.code), ("ports", .list(parts.ports.map(\.code))),
          ("headless", parts.headless ? .text("true") : nil), ("internalTrafficPolicy", parts.internalPolicy?.code),
          ("externalTrafficPolicy", parts.externalPolicy?.code),
        ])
    },
    ObjectKind(NetworkPolicy.self) { draft in
      draft.leaveAnnotations()
      let current = draft
      let selector = draft.fields.inside("spec") { spec in
        spec.inside("podSelector") { $0.take("matchLabels", current.selector) }
      }
      if case .standard = draft.style, selector == nil { return nil }
      let shown = selector.flatMap { $0.value.isEmpty ? nil : $0 }
      return Written(
        NetworkPolicy(draft.name.value, podSelector: draft.component?.value, selectorLabels: shown?.value ?? []),
        .call(
          "NetworkPolicy", [(nil, draft.name.code), ("podSelector", draft.component?.code), ("selectorLabels", shown?.code)]))
    },
  ]

  private struct ServiceParts {
    var type: Written<ServiceType>?
    var selector: Written<[Pair]>?
    var headless: Bool
    var internalPolicy: Written<TrafficPolicy>?
    var externalPolicy: Written<TrafficPolicy>?
    var ports: [Written<ServicePort>]
  }

  private static func port(_ yaml: YAMLValue) -> Written<ServicePort> {
    let asItIs = Written(ServicePort.yaml(yaml), SwiftCode.call(".yaml", YAMLCode.code(yaml)))
    guard let map = yaml.map else { return asItIs }
    var fields = Fields(map)
    guard let name = fields.word("name"), let number = fields.number("port"), let target = fields.amount("targetPort") else {
      return asItIs
    }
    let transport = fields.word("protocol")
    let nodePort = fields.number("nodePort")
    let appProtocol = fields.word("appProtocol")
    guard fields.isEmpty else { return asItIs }
    let isOwnName = target.value.expression == .string(name.value)
    return Written(
      ServicePort(
        name.value, number.value, targetPort: target.value, protocol: transport?.value, nodePort: nodePort?.value,
        appProtocol: appProtocol?.value),
      .call(
        "ServicePort",
        [
          (nil, name.code), (nil, number.code), ("targetPort", isOwnName ? nil : target.code), ("protocol", transport.protocolCode),
          ("nodePort", nodePort?.code), ("appProtocol", appProtocol?.code),
        ]))
  }
}

extension Written<String>? {
  /// The argument for a port's protocol, which is TCP unless something is said.
  var protocolCode: SwiftCode? {
    switch self {
    case nil: .text("nil")
    case let word?: word.value == "TCP" ? nil : word.code
    }
  }
}
