/// The command lines that make a Secret. What is secret is typed or read from a file, never an argument: arguments are seen by everybody on
/// the machine and stay in the shell's history.
enum SecretCommands {
  /// For bash.
  static func text(_ need: SecretNeed, namespace: String) -> String {
    // A key goes before a password: nothing is sent that could be used again.
    let keys = need.keys.contains(privateKey) ? need.keys.filter { $0 != "password" } : need.keys
    var lines: [String] = []
    var arguments: [String] = []
    for key in keys {
      if key == privateKey {
        arguments.append("--from-file=\(key)=PATH-OF-THE-PRIVATE-KEY")
      } else {
        let variable = variable(for: key)
        lines.append("read -r\(key == "username" ? "" : "s")p '\(key): ' \(variable)")
        arguments.append("--from-file=\(key)=<(printf %s \"$\(variable)\")")
      }
    }
    lines.append("kubectl create secret generic \(need.name) --namespace \(namespace) \\")
    lines += arguments.enumerated().map { "  \($0.element)" + ($0.offset == arguments.count - 1 ? "" : " \\") }
    return lines.joined(separator: "\n")
  }

  private static let privateKey = "ssh-privatekey"

  private static func variable(for key: String) -> String {
    String(key.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}
