import Diagnostics
import Scheduling
import YAML

enum RequestAboveLimit: PodRule {
  static let about = RuleDescription(
    "K8S124", "request-above-limit", .error, "A container requests more of a resource than its limit, or a device without an equal limit.",
    explanation: """
      A request is what the scheduler sets aside, a limit what the container may use; the API server refuses a request above the limit.

      Huge pages, GPUs and other devices cannot be shared: for them request and limit must be the same, or the request left out.
      """,
    sources: [
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidateContainerResourceRequirements)",
      "kubernetes/kubernetes pkg/apis/core/helper/helpers.go (IsOvercommitAllowed)",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    guard pod.isOfKubernetes else { return }
    check(pod.spec["resources"]) { report.add(pod, $0, $1, hint: hint) }
    for container in pod.containers {
      check(container.value["resources"]) { report.add(pod, container, $0, $1, hint: hint) }
    }
  }

  private static func check(_ resources: YAMLValue?, _ add: ([PathElement], String) -> Void) {
    guard let resources, let requests = resources["requests"]?.map else { return }
    let limits = resources["limits"]?.map
    for entry in requests.entries {
      let limit = limits?[entry.key]
      // Equal texts need no reading.
      if let limit, limit == entry.value { continue }
      let path: [PathElement] = ["resources", "requests", .key(entry.key)]
      guard let request = try? Quantity(entry.value) else { continue }
      guard let limit else {
        if !mayExceed(entry.key) { add(path, "\(entry.key) is requested without a limit, and cannot be shared") }
        continue
      }
      guard let most = try? Quantity(limit) else { continue }
      if request > most {
        add(path, "the request of \(request) \(entry.key) is above the limit of \(most)")
      } else if request < most, !mayExceed(entry.key) {
        add(path, "the request of \(request) \(entry.key) differs from the limit of \(most), and \(entry.key) cannot be shared")
      }
    }
  }

  /// Whether more of the resource may be used than was requested.
  private static func mayExceed(_ resource: String) -> Bool {
    (!resource.hasBytes("/") || resource.hasBytes("kubernetes.io/")) && !resource.hasPrefix("hugepages-")
  }

  private static let hint = "raise the limit, or request less"
}
