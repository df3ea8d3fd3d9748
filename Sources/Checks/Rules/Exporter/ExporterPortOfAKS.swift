import Diagnostics
import YAML

enum ExporterPortOfAKS: PodRule {
  static let about = RuleDescription(
    "EXP005", "exporter-port-of-aks", .warning, "windows_exporter listens on the port of AKS's own exporter.",
    explanation: """
      In some regions AKS installs windows_exporter on its Windows nodes itself and has it listen on 19182. A second one on the node, which in a
      HostProcess container is on the node's own network, cannot open the port and ends; or it was there first, and AKS's cannot.

      Listen on 9182, or scrape AKS's own exporter and install none.
      """,
    sources: [
      "MicrosoftDocs/azure-aks-docs articles/aks/windows-best-practices.md",
      "prometheus-community/windows_exporter cmd/windows_exporter/main.go (web.listen-address)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      guard let exporter = ExporterView(pod, container) else { continue }
      let isOnHost = exporter.isHostProcess || pod.spec["hostNetwork"]?.bool == true
      for listen in exporter.arguments.listenPorts where listen.port == 19182 && isOnHost {
        report.add(
          pod, container, listen.path, "on nodes of AKS that have an exporter of their own, the port 19182 is taken", hint: "listen on 9182"
        )
      }
    }
  }
}
