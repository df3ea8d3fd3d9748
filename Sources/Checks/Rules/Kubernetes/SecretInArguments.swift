import Diagnostics
import YAML

enum SecretInArguments: PodRule {
  static let about = RuleDescription(
    "K8S131", "secret-in-arguments", .warning, "A value out of a Secret becomes an argument of the container's process.",
    explanation: """
      Kubernetes replaces `$(NAME)` in `command` and `args` by the variable of that name. If the variable comes from a Secret, the password ends in
      the process's arguments: whoever may list processes on the node reads it, and so do the tools that collect process lists, the
      `process` collector of windows_exporter among them.

      Mount the Secret and give the program the file's name, or let it read the variable itself. `$$(NAME)` is left as it stands. Names of
      users, which often lie in the same Secret, are not counted.
      """,
    sources: [
      "kubernetes/api core/v1/types.go (Container.Args)", "kubernetes.io, \"Good practices for Kubernetes Secrets\"",
      "kubernetes/kubernetes third_party/forked/golang/expansion/expand.go",
    ])

  static func check(_ pod: PodView, _ report: inout RuleReport) {
    for container in pod.containers {
      let secrets = (container.value["env"]?.list ?? []).compactMap { variable in
        variable["valueFrom"]?["secretKeyRef"] == nil ? nil : variable["name"]?.string
      }.filter { !namesUser($0) }
      guard !secrets.isEmpty else { continue }
      for field in ["command", "args"] {
        for item in container.texts(field) {
          guard let name = references(item.text).first(where: secrets.contains) else { continue }
          report.add(
            pod, container, [.key(field), .index(item.index)], "the Secret behind \(name) ends in the arguments of \(container.title)",
            hint: "mount the Secret and name the file, or let the program read the variable itself")
        }
      }
    }
  }

  /// Whether a variable holds who somebody is, which is kept beside the password but need not be hidden.
  private static func namesUser(_ variable: String) -> Bool {
    let upper = variable.uppercased()
    return upper.hasSuffix("USER") || upper.hasSuffix("USERNAME") || upper.hasSuffix("USER_NAME")
  }

  /// The names in `$(…)`; `$$` stands for a dollar sign.
  static func references(_ text: String) -> [String] {
    guard text.hasBytes("$(") else { return [] }
    var names: [String] = []
    var rest = text.utf8[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: dollar)...]
      if rest.first == UInt8(ascii: "$") {
        rest = rest.dropFirst()
      } else if rest.first == UInt8(ascii: "("), let end = rest.firstIndex(of: UInt8(ascii: ")")) {
        names.append(String(Substring(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      }
    }
    return names
  }
}
