/// The reference of all commands as Markdown, docs/commands.md.
enum CommandMarkdown {
  static func text() throws -> String {
    let commands = try CommandReference.all()
    var lines = [
      "# Commands", "",
      "Written by `make golden` from the definitions that parse command lines; `wingen help COMMAND` prints the same.", "",
    ]
    lines += commands.map { "* [`wingen \($0.name)`](#wingen-\($0.name)): \($0.abstract)" }
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += ExitStatus.allCases.map { "| \($0.rawValue) | \($0.meaning) |" }
    lines += ["", "Only the product goes to standard output; everything else goes to standard error.", ""]
    lines += ["## Options of every command", ""] + table(try CommandReference.common()) + [""]
    lines += ["## Environment", "", "| variable | meaning |", "|---|---|"]
    lines += EnvironmentReference.variables.map { "| `\($0.name)` | \($0.text) |" } + [""]
    for command in commands { lines += section(command) }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private static func section(_ command: CommandReference) -> [String] {
    var lines = ["## wingen \(command.name)", "", command.abstract, "", "```text", command.usage, "```", ""]
    for part in command.discussion.parts {
      switch part {
      case .paragraph(let text): lines += [escaped(text), ""]
      case .examples(let commands): lines += ["```sh"] + commands + ["```", ""]
      }
    }
    if !command.options.isEmpty { lines += table(command.options) + [""] }
    return lines
  }

  private static func table(_ options: [CommandReference.Option]) -> [String] {
    ["| option | default | meaning |", "|---|---|---|"]
      + options.map { option in
        let choices = option.choices.isEmpty ? "" : " One of \(option.choices.map { "`\($0)`" }.joined(separator: ", "))."
        let once = option.isRepeating ? " May be repeated." : ""
        let standard = option.defaultValue.map { "`\($0)`" } ?? (option.isOptional ? "" : "required")
        return "| `\(option.heading)` | \(standard) | \(escaped(option.text))\(choices)\(once) |"
      }
  }

  /// Plain text as Markdown shows it unchanged.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_<>|[]".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
