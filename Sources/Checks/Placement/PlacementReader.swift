import Diagnostics
import ManifestInput
import Scheduling
import YAML

/// Finds the workloads and RuntimeClasses of documents.
struct PlacementReader {
  var podTemplates: [PodTemplatePath]

  /// - Returns: what was found, and why some of it cannot be placed.
  func read(
    _ documents: [ManifestDocument], _ text: inout LintedText, _ suppressions: inout SuppressionSet
  ) -> (input: PlacementInput, problems: [LintFinding]) {
    var input = PlacementInput()
    var problems: [LintFinding] = []
    for (index, document) in documents.enumerated() {
      for object in ObjectView.objects(in: document.value, document: index) {
        do throws(PlacementError) {
          if object.kind == "RuntimeClass", object.group == "node.k8s.io" {
            input.add(try RuntimeClass(object: .map(object.value), at: object.path))
          } else if let workload = try workload(object, document, &text, &suppressions) {
            input.add(workload)
          }
        } catch {
          var diagnostic = error.diagnostic
          let position = text.position(.init(document: index, path: error.path))
          diagnostic.location = document.text.location(position)
          problems.append(LintFinding(diagnostic, excerpt: text.line(position, ofDocument: index)))
        }
      }
    }
    return (input, problems)
  }

  private func workload(
    _ object: ObjectView, _ document: ManifestDocument, _ text: inout LintedText, _ suppressions: inout SuppressionSet
  ) throws(PlacementError) -> PlacedWorkload? {
    // A PodTemplate makes no pods.
    guard object.kind != "PodTemplate", let found = PodTemplatePath.find(in: object, declared: podTemplates) else { return nil }
    let template = found.path.dropLast().compactMap { if case .key(let key) = $0 { key } else { nil } }
    let pod = PodView(found, in: object, runtimeClasses: RuntimeClasses())
    let value = YAMLValue.map(object.value)
    guard let workload = try Workload(object: value, template: template, builtFor: pod.system.name?.rawValue, at: object.path) else {
      return nil
    }
    var suppressed: Set<String> = []
    func place(_ path: [PathElement], _ codes: Set<String>) -> PlacedWorkload.Place {
      let place = Finding.Place(document: object.document, path: path)
      let position = text.position(place)
      for code in codes {
        let finding = Finding(DiagnosticCode(stringLiteral: code), .warning, "", at: place)
        if suppressions.cover(finding, at: position, in: document.text) { suppressed.insert(code) }
      }
      return PlacedWorkload.Place(
        location: document.text.location(position), excerpt: text.line(position, ofDocument: object.document))
    }
    let system = pod.spec["os"] == nil ? pod.path : pod.path + ["os"]
    return PlacedWorkload(
      workload: workload, object: pod.spec["runtimeClassName"] == nil ? nil : value, template: template,
      name: place(object.path + (object.name == nil ? [] : ["metadata", "name"]), PlacementProblem.codesAtNames),
      system: place(system, PlacementProblem.codesAtSystems), suppressed: suppressed)
  }
}
