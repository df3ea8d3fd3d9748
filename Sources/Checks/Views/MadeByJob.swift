import YAML

/// What the Jobs of a release may make, such as the Secret of a webhook's certificate: `--secret-name=admission`.
struct MadeByJob {
  private struct Word: Hashable {
    var namespace: String?
    var text: String
  }

  private let scope: ScopeView
  /// All that could be names in the commands, arguments and variables of Jobs.
  private var words: Set<Word> = []

  init(_ scope: ScopeView) {
    self.scope = scope
    for pod in scope.pods where pod.object.kind == "Job" && pod.isOfKubernetes {
      let namespace = scope.namespace(pod.namespace)
      for container in pod.containers {
        let variables = (container.value["env"]?.list ?? []).compactMap { $0["value"]?.string }
        let texts = container.texts("command").map(\.text) + container.texts("args").map(\.text) + variables
        for word in texts.joined(separator: " ").utf8.split(whereSeparator: { !Self.isOfName($0) }) {
          words.insert(Word(namespace: namespace, text: String(decoding: word, as: UTF8.self)))
        }
      }
    }
  }

  /// Whether a Job of the namespace names a thing: as a whole, not as part of a longer name.
  func contains(_ name: String, in namespace: String?) -> Bool {
    words.contains(Word(namespace: scope.namespace(namespace), text: name))
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
