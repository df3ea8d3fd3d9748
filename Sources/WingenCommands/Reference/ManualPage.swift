import ArgumentParser

/// The manual page wingen(1), in the man macros (man 7 man).
enum ManualPage {
  static func text() throws -> String {
    let commands = try CommandReference.all()
    var lines = [
      ".TH WINGEN 1 \"\(ToolVersion.date)\" \"wingen \(ToolVersion.number)\" \"User Commands\"",
      ".SH NAME", "wingen \\- \(escaped(NameLine.text))",
      ".SH SYNOPSIS", ".B wingen", ".I command", "[\\fIoption\\fR...]",
      ".SH DESCRIPTION", escaped(Wingen.configuration.abstract),
    ]
    for part in Discussion(Wingen.configuration.discussion).parts {
      if case .paragraph(let text) = part, !text.hasPrefix("Exit codes") { lines += [".PP", escaped(text)] }
    }
    lines.append(".SH COMMANDS")
    for command in commands { lines += section(command) }
    lines += [".SH OPTIONS OF EVERY COMMAND"] + (try CommandReference.common()).flatMap(entry)
    lines += [".SH EXIT STATUS"] + ExitStatus.allCases.flatMap { [".TP", ".B \($0.rawValue)", escaped($0.meaning)] }
    lines += [".SH ENVIRONMENT"] + EnvironmentReference.variables.flatMap { [".TP", ".B \(escaped($0.name))", escaped($0.text)] }
    lines += [".SH FILES"] + EnvironmentReference.files.flatMap { [".TP", ".I \(escaped($0.name))", escaped($0.text)] }
    lines += [".SH SEE ALSO", ".BR helm (1),", ".BR kubectl (1)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private enum NameLine {
    static let text = "write and check Helm charts that observe Windows nodes"
  }

  private static func section(_ command: CommandReference) -> [String] {
    var lines = [".SS wingen \(escaped(command.name))", escaped(command.abstract), ".PP", escaped(command.usage)]
    for part in command.discussion.parts {
      switch part {
      case .paragraph(let text): lines += [".PP", escaped(text)]
      case .examples(let examples): lines += [".PP", ".EX"] + examples.map { "  " + escaped($0) } + [".EE"]
      }
    }
    return lines + command.options.flatMap(entry)
  }

  private static func entry(_ option: CommandReference.Option) -> [String] {
    var text = option.text
    if !option.choices.isEmpty { text += " One of \(option.choices.joined(separator: ", "))." }
    if let standard = option.defaultValue { text += " Default: \(standard)." }
    if option.isRepeating { text += " May be repeated." }
    return [".TP", ".B \(escaped(option.heading))", escaped(text)]
  }

  /// Text that stands for itself: no request, no escape, hyphens as they are typed, nothing that ASCII lacks.
  private static func escaped(_ text: String) -> String {
    var result = text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "'": result += "\\(aq"
      case "…": result += "..."
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return result
  }
}
