import Checks
import Scheduling
import YAML

/// A port that a container of a pod declares. Nil among several: a container without ports, of which Prometheus makes a target, too.
struct ContainerPort: Hashable {
  let container: String
  let name: String
  let number: Int
  let `protocol`: String

  static func all(of pod: PodView) -> [ContainerPort?] {
    pod.containers.filter { $0.list == .containers }.flatMap { container -> [ContainerPort?] in
      let ports = container.ports.compactMap { port -> ContainerPort? in
        guard let number = port.value["containerPort"]?.int else { return nil }
        return ContainerPort(
          container: container.name, name: port.value["name"]?.string ?? "", number: number,
          protocol: port.value["protocol"]?.string ?? "TCP")
      }
      return ports.isEmpty ? [nil] : ports
    }
  }
}

/// The labels of discovered targets that come from an object's labels and annotations.
///
/// Source: prometheus/prometheus discovery/kubernetes/kubernetes.go (`addObjectMetaLabels`).
enum MetaLabels {
  static func of(_ role: String, _ metadata: YAMLMap) -> [String: String] {
    var labels: [String: String] = [:]
    for (field, word) in [("labels", "label"), ("annotations", "annotation")] {
      for entry in metadata[field]?.map?.entries ?? [] {
        guard let value = entry.value.string else { continue }
        let name = String(entry.key.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "_" })
        labels["__meta_kubernetes_\(role)_\(word)_\(name)"] = value
        labels["__meta_kubernetes_\(role)_\(word)present_\(name)"] = "true"
      }
    }
    return labels
  }
}

/// Selectors as one text, as Kubernetes' list calls have them.
///
/// Source: kubernetes/apimachinery pkg/labels/selector.go (`Parse`).
enum LabelText {
  /// Nil where the text is of the kinds that are not read here: sets in parentheses.
  static func requirements(of text: String) -> [LabelRequirement]? {
    guard !text.contains("(") else { return nil }
    return text.split(separator: ",").map { part in
      let part = trimmed(part)
      if part.hasPrefix("!") { return LabelRequirement(trimmed(part.dropFirst()), .doesNotExist) }
      guard let equals = part.firstIndex(of: "=") else { return LabelRequirement(part, .exists) }
      let isNot = part[..<equals].hasSuffix("!")
      let key = trimmed(part[..<equals].dropLast(isNot ? 1 : 0))
      return LabelRequirement(key, isNot ? .notIn : .isIn, [trimmed(part[equals...].drop { $0 == "=" })])
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
