import YAML

/// Secrets that a Job of a release makes, such as a webhook's certificate: `--secret-name=admission`.
enum MadeByJob {
  /// Whether the container of a Job names a Secret in its command, its arguments or a variable's value.
  static func names(_ secret: String, in pods: some Sequence<PodView>) -> Bool {
    pods.contains { pod in
      guard pod.object.kind == "Job", pod.isOfKubernetes else { return false }
      return pod.containers.contains { container in
        let variables = (container.value["env"]?.list ?? []).compactMap { $0["value"]?.string }
        let texts = container.texts("command").map(\.text) + container.texts("args").map(\.text) + variables
        return texts.contains { has(secret, in: $0) }
      }
    }
  }

  /// Whether a name stands in a text as a whole, not as part of a longer name.
  private static func has(_ name: String, in text: String) -> Bool {
    text.utf8.split { !isOfName($0) }.contains { $0.elementsEqual(name.utf8) }
  }

  /// Source: kubernetes/apimachinery pkg/util/validation/validation.go (IsDNS1123Subdomain).
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
