import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// Data and accounts.
  static let configurationKinds = [
    ObjectKind(ConfigMap.self) { draft in
      let data = draft.fields.take("data") { $0.textEntries } ?? []
      let entries = data.map { entry in
        Written(
          DataEntry(entry.key, text: entry.value),
          .call("DataEntry", [(nil, .text(SwiftLiteral.line(entry.key))), ("text", SwiftLiteral.code(entry.value))]))
      }
      let immutable = draft.fields.fixedFlag("immutable")
      let labels = draft.ownLabels()
      return Written(
        draft,
        ConfigMap(
          draft.name.value, component: draft.component?.value, data: entries.map(\.value), immutable: immutable?.value,
          labels: labels?.value ?? [], annotations: draft.annotations?.value ?? []),
        [("data", .list(entries.map(\.code))), ("immutable", immutable?.code), ("labels", labels?.code)])
    },
    ObjectKind(ServiceAccount.self) { draft in
      let annotations = draft.annotations
      let mountsToken = draft.fields.fixedFlag("automountServiceAccountToken")
      return Written(
        draft,
        ServiceAccount(
          draft.name.value, component: draft.component?.value, annotations: annotations?.value ?? [], mountsToken: mountsToken?.value),
        [], tail: [("mountsToken", mountsToken?.code)])
    },
  ]

  /// What has no namespace and grants nothing.
  static let clusterKinds = [
    ObjectKind(Namespace.self, clusterWideNames: false) { draft in
      guard draft.leaveComponent() else { return nil }
      let labels = draft.ownLabels()
      return Written(
        Namespace(draft.name.value, labels: labels?.value ?? [], annotations: draft.annotations?.value ?? []),
        .call("Namespace", [(nil, draft.name.code), ("labels", labels?.code), ("annotations", draft.annotations?.code)]))
    },
    ObjectKind(PriorityClass.self) { draft in
      draft.leaveAnnotations()
      guard draft.leaveComponent(), let value = draft.fields.number("value") else { return nil }
      let preempts = draft.fields.take("preemptionPolicy") { $0 == "Never" ? Written(false, .text("false")) : nil }
      let description = draft.fields.word("description")
      return Written(
        draft,
        PriorityClass(draft.name.value, value: value.value, preempts: preempts?.value ?? true, description: description?.value),
        [("value", value.code), ("preempts", preempts?.code), ("description", description?.code)])
    },
    ObjectKind(RuntimeClass.self) { draft in
      draft.leaveAnnotations()
      guard draft.leaveComponent(), let handler = draft.fields.text("handler") else { return nil }
      let selector = draft.fields.inside("scheduling") { $0.pairs("nodeSelector", stem: "nodes") }
      let tolerations = draft.fields.inside("scheduling") { Tolerations.taken(from: &$0) }
      return Written(
        draft,
        RuntimeClass(draft.name.value, handler: handler.value, nodeSelector: selector?.value ?? [], tolerations: tolerations?.value),
        [("handler", handler.code), ("nodeSelector", selector?.code), ("tolerations", tolerations?.code)])
    },
  ]
}

extension Tolerations {
  static func taken(from fields: inout Fields, beyond known: Int = 0) -> Written<Expr<Tolerations>>? {
    fields.take("tolerations") { value in
      guard let items = value.list, items.count > known else { return nil }
      let yaml = YAMLValue.list(Array(items.dropFirst(known)))
      let code = SwiftCode.call(".yaml", YAMLCode.code(yaml))
      return Written(Expr.yaml(yaml), .shareable(type: "Expr<Tolerations>", stem: "tolerations", code))
    }
  }
}
