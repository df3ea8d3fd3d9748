import Diagnostics

/// Findings as compilers print them, one after another, and a line with their numbers.
struct TextReport {
  var report: Report
  var sources: any SourceProvider
  var style: TextStyle

  var text: String {
    var text = ""
    var lines = LineCache(sources)
    for finding in report.findings { append(finding, &lines, to: &text) }
    return text + summary + "\n"
  }

  private func append(_ finding: Diagnostic, _ lines: inout LineCache, to text: inout String) {
    if let place = finding.location?.description ?? finding.file {
      text += style.styled("\(TerminalText.shown(place)):", .place) + " "
    }
    text += style.styled("\(finding.severity.rawValue):", .severity(finding.severity)) + " "
    text += style.styled(TerminalText.shown(finding.message), .emphasis) + " [\(TerminalText.shown(finding.code.text))]\n"
    if let location = finding.location { appendExcerpt(at: location, finding.severity, &lines, to: &text) }
    for related in finding.related {
      text += "  \(style.styled(TerminalText.shown("\(related.location):"), .place)) \(TerminalText.shown(related.message))\n"
      appendExcerpt(at: related.location, .info, &lines, to: &text)
    }
    for cause in finding.causes {
      text += "  \(TerminalText.shown(cause.description))\n"
      if case .spec(let location) = cause { appendExcerpt(at: location, .info, &lines, to: &text) }
    }
    if let hint = finding.hint { text += "  hint: \(TerminalText.shown(hint))\n" }
  }

  private func appendExcerpt(at location: SourceLocation, _ severity: Severity, _ lines: inout LineCache, to text: inout String) {
    guard let line = lines.line(at: location) else { return }
    let excerpt = SourceExcerpt(line: line, location: location)
    let number = String(location.line)
    let blank = String(repeating: " ", count: number.utf8.count)
    let mark = "^" + String(repeating: "~", count: excerpt.length - 1)
    text += "  \(style.styled("\(number) |", .gutter)) \(excerpt.text)\n"
    text += "  \(style.styled("\(blank) |", .gutter)) \(String(repeating: " ", count: excerpt.caret))"
    text += style.styled(mark, .severity(severity)) + "\n"
  }

  /// Such as `3 errors, 1 warning in 2 files`.
  private var summary: String {
    guard !report.findings.isEmpty else {
      let files = report.checkedFiles.count
      return files == 0 ? "no findings" : "no findings in \(Self.counted(files, "file"))"
    }
    var parts: [String] = []
    for (severity, word) in [(Severity.error, "error"), (.warning, "warning"), (.info, "note")] {
      let count = report.count(severity)
      if count > 0 { parts.append(Self.counted(count, word)) }
    }
    let files = report.affectedFiles.count
    return parts.joined(separator: ", ") + (files == 0 ? "" : " in \(Self.counted(files, "file"))")
  }

  private static func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
