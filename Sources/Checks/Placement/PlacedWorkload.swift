import Diagnostics
import Scheduling
import YAML

/// An object that runs pods, and where it stands.
struct PlacedWorkload: Sendable {
  /// A place with its line.
  struct Place: Sendable {
    var location: SourceLocation
    var excerpt: String?
  }

  var workload: Workload
  /// The object, if a RuntimeClass, which may stand in an input that is read later, has a say in where its pods run.
  var object: YAMLValue?
  var template: [String]
  /// Its name.
  var name: Place
  /// What says its pods' operating system.
  var system: Place
  /// The codes of placement that suppressions in its text cover.
  var suppressed: Set<String>

  /// With what the RuntimeClasses of all inputs ask of nodes.
  func joined(with runtimeClasses: [RuntimeClass]) -> Workload {
    guard let object, !runtimeClasses.isEmpty else { return workload }
    // It was read once without them, and they cannot make it unreadable.
    let joined = try? Workload(object: object, template: template, runtimeClasses: runtimeClasses, builtFor: workload.placement.builtFor)
    return joined ?? workload
  }
}
