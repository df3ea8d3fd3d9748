import WindowsExporterCatalogue
import YAML

/// A container that runs windows_exporter, as rules see it.
package struct ExporterView: Sendable {
  let pod: PodView
  let container: ContainerView
  /// Nil if an image of another name runs the program.
  let image: ExporterImage?
  /// Nil if nothing tells it.
  let version: ExporterVersion?
  let arguments: ExporterArguments

  /// Nil if the container runs something else.
  package init?(_ pod: PodView, _ container: ContainerView) {
    guard container.list == .containers else { return nil }
    image = container.image.flatMap { $0.hasBytes("exporter") ? ExporterImage($0) : nil }
    guard image != nil || Self.runsExporter(container) else { return nil }
    self.pod = pod
    self.container = container
    let label = pod.labels["app.kubernetes.io/version"]?.string ?? pod.object.labels["app.kubernetes.io/version"]?.string
    version = image?.version ?? (image == nil ? nil : label.flatMap { ExporterVersion($0) })
    arguments = ExporterArguments(container)
  }

  /// The release to hold the container to; the latest if nothing tells which it runs.
  var release: WindowsExporterRelease { version.map { .closest(to: $0) } ?? .latest }

  /// Whether just that release runs, or one of those known: of younger ones more may be true.
  var isReleaseKnown: Bool { version.map { $0 <= WindowsExporterRelease.latest.version } ?? false }

  /// `windows_exporter 0.31.8`, for messages.
  var title: String { version.map { "windows_exporter \($0)" } ?? "windows_exporter (\(release.version) is the newest known)" }

  var isHostProcess: Bool { pod.isHostProcess(container) }

  /// The exporters among a scope's pods.
  static func exporters(in scope: ScopeView) -> [ExporterView] {
    scope.pods.flatMap { pod in pod.containers.compactMap { ExporterView(pod, $0) } }
  }

  private static func runsExporter(_ container: ContainerView) -> Bool {
    guard let program = container.texts("command").first?.text, program.hasBytes("_exporter") else { return false }
    return program.hasBytes("windows_exporter") || program.hasBytes("wmi_exporter")
  }
}
