import Diagnostics
import Reports
import TestSupport

/// Findings whose texts try to break out of every format.
struct RandomFindings {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "a", "host network", " ", "\n", "\r", "\r\n", "\t", "\0", "\u{1B}[31m", "\u{7}", "\u{7F}", "\u{85}", "\u{9B}", "\u{200B}", "\u{202E}",
    "\u{2066}", "\u{2069}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "😀", "👨‍👩‍👧", "🇩🇪", "e\u{301}", "日本", "\"", "'", "\\",
    "<", ">", "&", "&amp;", "]]>", "<![CDATA[", "<!--", "-->", "%", "%0A", "%25", "::error::", "::", ":", ",", "{0}", "{{1}}", "{", "}",
    "[a](1)", "[", "](", "](1)", ")", "/", "../", "./", "C:\\x", "file:///", "#", "?", "=", "\u{10FFFF}", "ñ",
  ]

  mutating func text(pieces count: ClosedRange<Int> = 0...8) -> String {
    if random.chance(1) { return String(repeating: Self.pieces.randomElement(using: &random) ?? "", count: 20_000) }
    let count = Int.random(in: count, using: &random)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func location(in files: [String]) -> SourceLocation {
    let line = Int.random(in: random.chance(5) ? -1...1_000_000 : 1...6, using: &random)
    let column = Int.random(in: random.chance(5) ? -1...1_000_000 : 1...30, using: &random)
    var location = SourceLocation(file: files.randomElement(using: &random) ?? "a.yaml", line: line, column: column)
    if random.chance(40) {
      location.end = .init(line: line + Int.random(in: -1...2, using: &random), column: Int.random(in: -1...40, using: &random))
    }
    return location
  }

  mutating func finding(in files: [String]) -> Diagnostic {
    let code = DiagnosticCode(stringLiteral: random.chance(80) ? "WIN00\(Int.random(in: 1...4, using: &random))" : text(pieces: 1...4))
    var finding = Diagnostic(code, Severity.allCases.randomElement(using: &random) ?? .error, text())
    switch Int.random(in: 0..<4, using: &random) {
    case 0: break
    case 1: finding.file = files.randomElement(using: &random)
    default: finding.location = location(in: files)
    }
    if random.chance(30) { finding.hint = text() }
    for _ in 0..<Int.random(in: 0...2, using: &random) { finding.related.append(.init(text(), at: location(in: files))) }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      finding.causes.append(
        [.spec(location(in: files)), .chartValue(text()), .object(kind: text(), name: text())].randomElement(using: &random)
          ?? .chartValue("a"))
    }
    return finding
  }

  mutating func report() -> (report: Report, sources: SourceTexts) {
    let files = (0..<Int.random(in: 1...3, using: &random)).map { "\($0)" + text(pieces: 0...4) }
    var sources = SourceTexts()
    for file in files where random.chance(80) { sources.add((0..<5).map { _ in text() }.joined(separator: "\n"), file: file) }
    var findings = (0..<Int.random(in: 0...8, using: &random)).map { _ in finding(in: files) }
    // The same finding again, as a loop over objects gives it.
    if let first = findings.first, random.chance(30) { findings.append(first) }
    let rules = ["WIN001", "WIN002", "WIN002"].map { code in
      RuleSummary(
        code: DiagnosticCode(stringLiteral: code), name: text(), severity: .warning, summary: text(), explanation: text(),
        sources: [text()], helpURI: random.chance(50) ? "https://example.com/" + text() : text())
    }
    let checked = files + (random.chance(50) ? ["clean" + text()] : [])
    return (Report(findings: findings, rules: rules, toolVersion: "1.0.0", checkedFiles: checked), sources)
  }
}
