import Diagnostics
import YAML

/// A text that a collector is told to read, and that is not YAML. It is found before there is a configuration that rules could look at.
enum UnreadableConfiguration {
  static let about = RuleDescription(
    "OTEL044", "collector-unreadable", .error, "A collector's configuration cannot be read.",
    explanation: """
      The text that the collector's `--config` names is not YAML, or names a key twice. The collector ends at its start; the pod restarts
      again and again.
      """, sources: ["open-telemetry/opentelemetry-collector confmap/provider.go"])

  static func finding(_ error: YAMLReadError, at place: Finding.Place) -> Finding {
    var place = place
    let diagnostic = error.diagnostic
    if let location = diagnostic.location {
      place.inside = .position(
        Position(line: Int32(truncatingIfNeeded: location.line), column: Int32(truncatingIfNeeded: location.column)))
    }
    return Finding(
      about.code, about.severity, "the collector's configuration cannot be read: \(diagnostic.message)", at: place,
      hint: diagnostic.hint ?? "mend the text")
  }
}
