import ChartModel
import Checks
import Kubernetes
import YAML

/// What all workloads have: a selector and a pod.
struct Workload {
  let selector: Written<[Pair]>
  let pod: Written<any SomePod>

  /// Takes the selector, where the kind has one, and the pod's template.
  ///
  /// - Parameter path: from the object's root to what has the template.
  init?(_ draft: inout ObjectDraft, selects: Bool = true, at path: [String] = ["spec"]) {
    guard let view = draft.view else { return nil }
    var fields = draft.fields
    let current = draft
    let made = Self.descend(&fields, path[...]) { spec -> Workload? in
      var selector = Written<[Pair]>([], .list([]))
      if selects {
        guard let taken = spec.inside("selector", { $0.take("matchLabels", current.selector) }) else { return nil }
        selector = taken
      }
      return spec.inside("template") { template in
        guard let podSpec = template["spec"]?.map else { return nil }
        // The template's labels are the selector's and those that only it has; the chart's own come by themselves.
        var metadata = Fields(template["metadata"]?.map ?? YAMLMap())
        guard let known = current.podLabels(&metadata, selector) else { return nil }
        let importer = PodImporter(context: current.context, view: view)
        guard let pod = importer.pod(podSpec, metadata: &metadata, selector: known) else { return nil }
        template.drop("spec")
        template.replace("metadata", metadata.leftover)
        return Workload(selector: selector, pod: pod)
      }
    }
    guard let made else { return nil }
    draft.fields = fields
    guard draft.dropSelectorLabels(made.selector) else { return nil }
    self = made
  }

  private init(selector: Written<[Pair]>, pod: Written<any SomePod>) {
    self.selector = selector
    self.pod = pod
  }

  /// The selector as an argument, left out where it says nothing.
  var selectorCode: SwiftCode? { selector.value.isEmpty ? nil : selector.code }

  private static func descend<Result>(
    _ fields: inout Fields, _ path: ArraySlice<String>, _ body: (inout Fields) -> Result?
  ) -> Result? {
    guard let key = path.first else { return body(&fields) }
    return fields.inside(key) { descend(&$0, path.dropFirst(), body) }
  }
}
