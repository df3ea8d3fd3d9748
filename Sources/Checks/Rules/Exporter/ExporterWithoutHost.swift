import Diagnostics
import WindowsExporterCatalogue
import YAML

enum ExporterWithoutHost: ScopeRule {
  static let about = RuleDescription(
    "EXP007", "exporter-without-host", .warning, "windows_exporter runs in an ordinary container, where it sees nothing of its node.",
    explanation: """
      An ordinary Windows container has processes and services of its own, and no way to the node's containers: the collectors `container` and
      `process` find nothing, or only the exporter itself, and the others measure the container. The project's images since 0.30.0 are built on
      the base image for HostProcess containers, which holds no Windows: in an ordinary container they do not start at all.

      Run it as a HostProcess container: `securityContext.windowsOptions.hostProcess: true` with `runAsUserName: NT AUTHORITY\\SYSTEM`, and
      `hostNetwork: true`. Or install it on the node.
      """,
    sources: [
      "prometheus-community/windows_exporter kubernetes/kubernetes.md, Dockerfile since 0.30.0, issue 453",
      "microsoft/windows-host-process-containers-base-image README.md",
    ])

  static func check(_ scope: ScopeView, _ report: inout RuleReport) {
    for exporter in ExporterView.exporters(in: scope) where !exporter.isHostProcess && exporter.pod.system.name != .linux {
      if let image = exporter.image, image.isOfProject, let version = image.version, version >= WindowsExporterRelease.firstHostProcessImage
      {
        report.add(
          exporter.pod, exporter.container, ["image"],
          "the image of windows_exporter \(version) starts in HostProcess containers alone, and this is none", severity: .error, hint: hint)
        continue
      }
      let configuration = ExporterConfiguration(of: exporter, in: scope)
      guard let enabled = EnabledCollectors(exporter, configuration) else { continue }
      let blind = enabled.names(in: exporter.release).intersection(["container", "process"]).sorted()
      guard !blind.isEmpty else { continue }
      report.add(
        Finding(
          about.code, .warning,
          "\(exporter.container.title) is no HostProcess container: the collectors \(blind.joined(separator: ", ")) see nothing of the node",
          at: enabled.place, hint: hint))
    }
  }

  private static let hint = "set securityContext.windowsOptions.hostProcess: true, with hostNetwork: true"
}
