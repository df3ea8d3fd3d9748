import CollectorSchemas
import Diagnostics
import YAML

enum UnknownComponent: CollectorRule {
  static let about = RuleDescription(
    "OTEL003", "unknown-component", .error, "A collector's release does not know a component.",
    explanation: """
      The collector refuses to start over a component that it does not know. Often the name is misspelt, or was copied from an article:
      `logging` became `debug`, `spanmetrics` is a connector now. A component may also be younger than the image.

      The release is that of the image; where none is in view, 0.156.0 or what `collector.version` in `.wingen.yaml` says. Other programs
      than the project's own may have components of their own, so of them this is a warning.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector-releases distributions/*/manifest.yaml",
      "open-telemetry/opentelemetry-collector-contrib CHANGELOG.md", "open-telemetry/opentelemetry-collector CHANGELOG.md",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for component in collector.components where component.id.fault == nil {
      guard let (message, hint) = words(component, collector.version) else { continue }
      report.add(collector, component.path, message, severity: collector.isVersionKnown ? .error : .warning, hint: hint)
    }
  }

  private static func words(_ component: CollectorView.Component, _ version: CollectorVersion) -> (String, String)? {
    let type = GoText.quoted(component.id.type)
    let kind = component.kind.rawValue
    switch component.lookup {
    case .known: return nil
    case .removed(let description, let since):
      return (
        "the \(kind) \(type) is gone since the collector \(since)",
        description.replacement.map { "use \($0)" } ?? "remove it, or run an older release"
      )
    case .notYet(let description, let since):
      let name = CollectorSchemas.embedded.name(of: component.kind, component.id.type, in: version)
      return (
        "the collector \(version) does not know the \(kind) \(type) yet, only \(since) does",
        name != component.id.type ? "call it \(name), or run a newer release" : "run \(since) or newer; it is called \(description.type)"
      )
    case .otherKind(let description):
      return ("\(type) is a \(description.kind.rawValue), not a \(kind)", "move it to \(description.kind.section)")
    case .unknown(let nearest):
      return ("the collector \(version) has no \(kind) \(type)", nearest.map { "did you mean \($0)?" } ?? "check its name, or remove it")
    }
  }
}
