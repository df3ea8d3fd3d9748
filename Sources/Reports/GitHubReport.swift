import Diagnostics

/// Findings as workflow commands, a line each, which GitHub Actions shows beside the code.
///
/// Sources: GitHub's documentation, "Workflow commands for GitHub Actions"; the escapes: actions/toolkit,
/// packages/core/src/command.ts.
struct GitHubReport {
  var report: Report

  var text: String { report.findings.map(Self.line).joined() }

  private static func line(_ finding: Diagnostic) -> String {
    var properties: [(name: String, value: String)] = []
    let place = finding.declaration ?? finding.location
    if let file = place?.file ?? finding.file, !file.isEmpty { properties.append(("file", String(ArtifactURI.plain(file)))) }
    if let location = place {
      properties.append(("line", String(location.line)))
      if let end = location.end {
        properties.append(("endLine", String(end.line)))
        properties.append(("col", String(location.column)))
        // GitHub's end is the last column itself.
        if end.line == location.line { properties.append(("endColumn", String(max(location.column, end.column - 1)))) }
      } else {
        properties.append(("col", String(location.column)))
      }
    }
    properties.append(("title", finding.code.text))
    let list = properties.map { "\($0.name)=\(escapedProperty($0.value))" }.joined(separator: ",")
    return "::\(command(finding.severity)) \(list)::\(escapedMessage(message(finding)))\n"
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// An annotation has one place, so the others become lines of its message.
  private static func message(_ finding: Diagnostic) -> String {
    var lines = [finding.message]
    if finding.declaration != nil, let rendered = finding.location { lines.append("\(rendered): found here, in what the spec makes") }
    lines += finding.related.map { "\($0.location): \($0.message)" }
    lines += finding.causes.filter { $0 != finding.declaration.map(Cause.spec) }.map(\.description)
    if let hint = finding.hint { lines.append("hint: \(hint)") }
    // The log is read on a page and in terminals.
    return lines.map(TerminalText.shown).joined(separator: "\n")
  }

  private static func escapedMessage(_ text: String) -> String { escaped(text, property: false) }

  private static func escapedProperty(_ text: String) -> String { escaped(text, property: true) }

  private static func escaped(_ text: String, property: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where property: result += "%3A"
      case "," where property: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
