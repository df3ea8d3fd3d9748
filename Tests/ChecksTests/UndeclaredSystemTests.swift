import ChartModel
import Checks
import Diagnostics
import Testing
import YAML

/// Linux fields on Windows pods without `os.name`, which the API server lets pass.
@Suite struct UndeclaredSystemTests {
  private static let selector: YAMLMap = ["nodeSelector": ["kubernetes.io/os": "windows"]]

  private func pod(_ fields: YAMLMap, container: YAMLMap = [:]) -> YAMLValue {
    var container = container
    container["name"] = "web"
    if container["image"] == nil { container["image"] = "example.com/web:1" }
    var spec = fields
    spec["containers"] = [.map(container)]
    return ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web"], "spec": .map(spec)]
  }

  private func only(_ code: String, _ fields: YAMLMap, container: YAMLMap = [:], cluster: ClusterFacts = ClusterFacts()) -> Finding? {
    let found = findings(in: pod(fields, container: container), cluster: cluster).filter { $0.code.text == code }
    #expect(found.count <= 1)
    return found.first
  }

  @Test func placedPodIsWarnedAndToldWhy() throws {
    var spec = Self.selector
    spec["securityContext"] = ["fsGroup": 1000]
    let finding = try #require(only("WIN009", spec))
    #expect(finding.severity == .warning)
    #expect(
      finding.message
        == "securityContext.fsGroup does not exist on Windows: it is ignored, and is refused once os.name says windows (a Windows pod by its nodeSelector kubernetes.io/os)"
    )
  }

  @Test func unplacedPodIsNotJudged() {
    #expect(only("WIN009", ["securityContext": ["fsGroup": 1000]]) == nil)
  }

  @Test func userNumberOfAllContainersStopsThePod() throws {
    var spec = Self.selector
    spec["securityContext"] = ["runAsUser": 1000]
    let stuck = try #require(only("WIN011", spec))
    #expect(stuck.severity == .error)
    #expect(stuck.message.contains("stays in ContainerCreating"))

    var withoutToken = spec
    withoutToken["automountServiceAccountToken"] = false
    #expect(only("WIN011", withoutToken)?.severity == .warning)

    var other = spec
    other["initContainers"] = [["name": "prepare", "image": "example.com/web:1", "securityContext": ["runAsUser": 1001]]]
    #expect(findings(in: pod(other)).filter { $0.code.text == "WIN011" }.map(\.severity) == [.warning, .warning])

    // Only an image tells the system: nothing holds the pod to Windows nodes.
    let image: YAMLMap = ["image": "mcr.microsoft.com/windows/servercore:ltsc2022"]
    #expect(only("WIN011", ["securityContext": ["runAsUser": 1000]], container: image)?.severity == .warning)

    var group = Self.selector
    group["securityContext"] = ["runAsGroup": 1000]
    #expect(only("WIN011", group)?.severity == .warning)
  }

  @Test func kubeletRefusesPodLevelResources() {
    var spec = Self.selector
    spec["resources"] = ["limits": ["cpu": "1"]]
    #expect(only("WIN005", spec)?.severity == .error)

    let options: YAMLMap = [
      "resources": ["limits": ["cpu": "1"]], "securityContext": ["windowsOptions": ["runAsUserName": "ContainerUser"]],
    ]
    #expect(only("WIN005", options)?.severity == .warning)

    var old = ClusterFacts()
    old.kubernetes = KubernetesVersion("1.33")
    #expect(only("WIN005", spec, cluster: old) == nil)
    old.kubernetes = KubernetesVersion("1.34")
    #expect(only("WIN005", spec, cluster: old)?.severity == .error)
  }

  @Test func kubeletRefusesAppArmor() {
    var spec = Self.selector
    spec["securityContext"] = ["appArmorProfile": ["type": "RuntimeDefault"]]
    #expect(only("WIN008", spec)?.severity == .error)
    spec["securityContext"] = ["appArmorProfile": ["type": "Unconfined"]]
    #expect(only("WIN008", spec)?.severity == .warning)
  }

  /// The API server holds HostProcess pods to their rules whether or not they name a system.
  @Test func hostProcessNeedsNoSystem() {
    let options: YAMLMap = ["securityContext": ["windowsOptions": ["hostProcess": true, "runAsUserName": "a:b"]]]
    #expect(only("WIN021", options)?.severity == .error)
    #expect(only("WIN025", options)?.severity == .error)
  }
}
