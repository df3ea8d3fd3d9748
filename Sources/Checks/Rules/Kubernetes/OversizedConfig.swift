import Diagnostics
import YAML

enum OversizedConfig: ObjectRule {
  static let about = RuleDescription(
    "K8S132", "oversized-config", .error, "A ConfigMap or Secret holds more than the API server takes.",
    explanation: """
      The values of a ConfigMap's `data` and `binaryData`, or of a Secret's, may have 1 MiB together, keys not counted and Base64 decoded. The
      API server refuses what is larger, and nothing that needs it starts. Dashboards and rules in great number get there.

      Spread the data over several objects, or keep it in a volume.
      """,
    sources: [
      "kubernetes.io, \"ConfigMaps\" (Motivation)", "kubernetes.io, \"Secrets\" (Size limit)",
      "kubernetes/kubernetes pkg/apis/core/validation/validation.go (ValidateConfigMap, ValidateSecret)",
    ])

  /// In bytes.
  private static let limit = 1 << 20

  static func check(_ object: ObjectView, _ report: inout RuleReport) {
    let size: Int
    switch (object.kind, object.group) {
    case ("ConfigMap", ""):
      size = texts(object, "data").reduce(0) { $0 + $1.value.utf8.count } + texts(object, "binaryData").reduce(0) { $0 + decoded($1.value) }
    case ("Secret", ""):
      // What is written as text takes the place of what has the same key.
      let written = texts(object, "stringData")
      let keys = Set(written.map(\.key))
      size =
        written.reduce(0) { $0 + $1.value.utf8.count }
        + texts(object, "data").reduce(0) { $0 + (keys.contains($1.key) ? 0 : decoded($1.value)) }
    default: return
    }
    guard size > limit else { return }
    report.add(
      object, [], "the data of \(object.title) has \(size) bytes, and the API server takes \(limit) at most",
      hint: "spread it over several objects")
  }

  private static func texts(_ object: ObjectView, _ field: String) -> [(key: String, value: String)] {
    (object.value[field]?.map?.entries ?? []).compactMap { entry in entry.value.string.map { (entry.key, $0) } }
  }

  /// How many bytes Base64 stands for; line ends in it do not count.
  private static func decoded(_ text: String) -> Int {
    var digits = 0
    for byte in text.utf8 where byte > 0x20 && byte != UInt8(ascii: "=") { digits += 1 }
    return digits * 3 / 4
  }
}
