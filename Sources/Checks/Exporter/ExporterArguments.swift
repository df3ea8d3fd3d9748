import YAML

/// The command line of a windows_exporter, as far as it stands in a container.
struct ExporterArguments: Sendable {
  struct Argument: Sendable {
    /// Without its dashes.
    let name: String
    /// Nil if none follows.
    let value: String?
    /// From the container, to the element with the name.
    let path: [PathElement]

    /// Whether something else fills in a part of the value: a variable of the pod, of the shell or of a template.
    var isOpen: Bool {
      guard let value else { return false }
      return value.hasBytes("$(") || value.hasBytes("${") || value.hasBytes("{{") || value.hasBytes("$env:")
        || value.hasBytes("%") && !value.lowercased().hasBytes("%container_sandbox_mount_point%")
    }
  }

  let arguments: [Argument]

  init(_ container: ContainerView) {
    let command = container.texts("command")
    // What a shell is told is a program, which nobody can read here.
    if let program = command.first?.text, Self.isShell(program) {
      arguments = []
      return
    }
    let words = command.dropFirst().map { ("command", $0) } + container.texts("args").map { ("args", $0) }
    var found: [Argument] = []
    for (position, (field, word)) in words.enumerated() {
      guard word.text.hasPrefix("--"), word.text != "--" else { continue }
      let bare = word.text.dropFirst(2)
      let path: [PathElement] = [.key(field), .index(word.index)]
      if let equals = bare.firstIndex(of: "=") {
        found.append(Argument(name: String(bare[..<equals]), value: Self.unquoted(bare[bare.index(after: equals)...]), path: path))
      } else {
        let next = position + 1 < words.count ? words[position + 1].1.text : nil
        found.append(Argument(name: String(bare), value: next.flatMap { $0.hasPrefix("-") ? nil : Self.unquoted($0[...]) }, path: path))
      }
    }
    arguments = found
  }

  /// The last one of a name, which is the one that holds.
  subscript(name: String) -> Argument? { arguments.last { $0.name == name } }

  /// The ports of `web.listen-address`, which may stand several times.
  var listenPorts: [(port: Int, path: [PathElement])] {
    arguments.compactMap { argument in
      guard argument.name == "web.listen-address" || argument.name == "telemetry.addr", let value = argument.value,
        let colon = value.lastIndex(of: ":"), let port = Int(value[value.index(after: colon)...])
      else { return nil }
      return (port, argument.path)
    }
  }

  static func isShell(_ program: String) -> Bool {
    let name = program.lowercased().split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    return ["powershell", "powershell.exe", "pwsh", "pwsh.exe", "cmd", "cmd.exe"].contains(name)
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.utf8.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first else { return String(text) }
    return String(text.dropFirst().dropLast())
  }
}
