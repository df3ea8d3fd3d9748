import ChartModel
import Checks
import Kubernetes
import YAML

/// How an object's labels are said.
enum LabelStyle: Sendable {
  /// The chart gives them, and the object's component.
  case standard
  /// All are written out, and the chart's own kept away.
  case exact
}

/// An object on its way into the language: what every kind has in common is taken out, the rest is for the kind.
struct ObjectDraft {
  let context: ImportContext
  let style: LabelStyle
  let kind: String
  let name: Written<ObjectName>
  /// What the checks conclude of the object's pod, if it has one.
  let view: PodView?
  /// Nil where the object's name says it already.
  private(set) var component: Written<String>?
  private(set) var annotations: Written<[Pair]>?
  private let originalAnnotations: YAMLValue?
  /// Everything below the root that no one took yet.
  var fields: Fields
  /// The labels, for the style that writes all of them out.
  private let labels: Written<[Pair]>
  private let otherNamespace: String?
  private let componentLabel: String

  /// Nil if the object lacks what the language cannot do without, or has not the labels that the style is for.
  init?(_ object: YAMLMap, style: LabelStyle, kind: ObjectKind, _ context: ImportContext) {
    guard let metadata = object["metadata"]?.map, let name = metadata["name"]?.string, !name.isEmpty else { return nil }
    self.context = context
    self.style = style
    self.kind = kind.kind
    view = PodView.pods(in: [.map(object)]).first
    self.name = context.name(name, limit: kind.nameLimit, isClusterWide: kind.namesAreClusterWide)
    var object = Fields(object)
    object.drop("apiVersion")
    object.drop("kind")
    var rest = Fields(metadata)
    rest.drop("name")
    var labels = Fields(metadata["labels"]?.map ?? YAMLMap())
    switch style {
    case .standard:
      let standard = context.standardLabels
      guard !standard.isEmpty, standard.allSatisfy({ labels[$0.key]?.string == $0.value }) else { return nil }
      for label in standard { labels.drop(label.key) }
      componentLabel = labels["app.kubernetes.io/component"]?.string ?? ""
      if !componentLabel.isEmpty { labels.drop("app.kubernetes.io/component") }
      if componentLabel != self.name.value.label {
        component = Written(componentLabel, .text(SwiftLiteral.line(componentLabel)))
      }
      self.labels = Written([], .list([]))
    case .exact:
      let entries = YAMLValue.map(labels.rest).textEntries ?? []
      guard entries.count == labels.rest.count else { return nil }
      self.labels = Written(pairs: entries, stem: "labels")
      for entry in entries { labels.drop(entry.key) }
      // A literal name would become a label of selectors and pods.
      if !self.name.value.label.isEmpty { component = Written("", .text(SwiftLiteral.line(""))) }
      componentLabel = ""
    }
    rest.replace("labels", labels.leftover)
    let namespace = metadata["namespace"]?.string
    otherNamespace = kind.isNamespaced && namespace != context.namespace ? namespace : nil
    if kind.isNamespaced, namespace != nil { rest.drop("namespace") }
    originalAnnotations = metadata["annotations"]
    annotations = rest.pairs("annotations", stem: "annotations")
    object.replace("metadata", rest.leftover)
    fields = object
  }

  /// For kinds whose initialiser takes no component: false if the object has one of its own.
  mutating func leaveComponent() -> Bool {
    guard component?.value.isEmpty ?? true else { return false }
    component = nil
    return true
  }

  /// Gives annotations back, for kinds whose initialiser does not take them.
  mutating func leaveAnnotations() {
    guard annotations != nil, let originalAnnotations else { return }
    annotations = nil
    var metadata = fields["metadata"]?.map ?? YAMLMap()
    metadata["annotations"] = originalAnnotations
    fields.replace("metadata", .map(metadata))
  }

  /// Takes labels that a kind's initialiser has a parameter for; nil if there are none beyond the chart's.
  mutating func ownLabels() -> Written<[Pair]>? {
    guard case .standard = style else { return nil }
    return fields.inside("metadata") { $0.pairs("labels", stem: "labels") }
  }

  /// The labels that select a workload's pods, without those that the language adds.
  func selector(_ labels: YAMLValue) -> Written<[Pair]>? {
    guard var entries = labels.textEntries else { return nil }
    if case .standard = style {
      let standard = context.selectorLabels + (componentLabel.isEmpty ? [] : [("app.kubernetes.io/component", componentLabel)])
      for label in standard {
        guard let index = entries.firstIndex(where: { $0 == label }) else { return nil }
        entries.remove(at: index)
      }
    }
    return Written(pairs: entries, stem: "labels")
  }

  /// Takes the selector's labels out of the object's own, for kinds that get them there too; false if the object lacks one.
  mutating func dropSelectorLabels(_ selector: Written<[Pair]>) -> Bool {
    guard case .standard = style, !selector.value.isEmpty else { return true }
    var labels = Fields(fields["metadata"]?["labels"]?.map ?? YAMLMap())
    for pair in selector.value {
      guard let value = labels[pair.key]?.string, pair.value.expression == .string(value) else { return false }
      labels.drop(pair.key)
    }
    var metadata = Fields(fields["metadata"]?.map ?? YAMLMap())
    metadata.replace("labels", labels.leftover)
    fields.replace("metadata", metadata.leftover)
    return true
  }

  /// The labels of the template that the language puts there by itself; nil if the template lacks one of them.
  ///
  /// The chart's own labels are taken out of the metadata.
  func podLabels(_ metadata: inout Fields, _ selector: Written<[Pair]>) -> Written<[Pair]>? {
    guard case .standard = style else { return selector }
    let standard = context.selectorLabels + (componentLabel.isEmpty ? [] : [("app.kubernetes.io/component", componentLabel)])
    var labels = Fields(metadata["labels"]?.map ?? YAMLMap())
    for label in standard {
      guard labels[label.key]?.string == label.value else { return nil }
      labels.drop(label.key)
    }
    metadata.replace("labels", labels.leftover)
    return selector
  }

  /// Finishes what a kind made: labels, namespace and all that has no typed form go behind it.
  func finished(_ element: some ChartElement, _ code: SwiftCode) -> Written<any ChartElement> {
    var result = Written<any ChartElement>(element, code)
    if case .exact = style {
      result = result.applying {
        $0.labelled(only: labels.value)
      } code: {
        $0.calling("labelled", label: "only", labels.code)
      }
    }
    if let otherNamespace {
      let namespace = Written(text: otherNamespace)
      result = result.applying {
        $0.inNamespace(namespace.value)
      } code: {
        $0.calling("inNamespace", namespace.code)
      }
    }
    if let leftover = fields.leftover {
      result = result.applying {
        $0.adding(leftover)
      } code: {
        $0.calling("adding", YAMLCode.code(leftover))
      }
    }
    return result
  }
}

extension Written where Value == any ChartElement {
  fileprivate func applying(_ change: (any ChartElement) -> AdaptedElement, code: (SwiftCode) -> SwiftCode) -> Self {
    Written(change(value), code(self.code))
  }
}

extension Fields {
  /// Puts a field back, or takes it away.
  mutating func replace(_ key: String, _ value: YAMLValue?) {
    var map = rest
    map[key] = value
    self = Fields(map)
  }
}
