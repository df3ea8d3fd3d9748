import Foundation
import Testing

/// Prometheus' own parser: Debian's promtool, of Prometheus 2.42.
enum Promtool {
  /// What it says about each expression, nil if nothing.
  static func verdicts(_ expressions: [String]) throws -> [String?] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    var rules = "groups:\n- name: all\n  rules:\n"
    for (index, expression) in expressions.enumerated() {
      // JSON is YAML, but for the line separators that YAML folds and the marks that it does not print.
      var text = ""
      for scalar in String(decoding: try encoder.encode(expression), as: UTF8.self).unicodeScalars {
        text +=
          scalar.value < 0x7F
          ? "\(scalar)" : scalar.value < 0x10000 ? String(format: "\\u%04x", scalar.value) : String(format: "\\U%08x", scalar.value)
      }
      rules += "  - record: r\(index)\n    expr: \(text)\n"
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-promql-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(rules.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
    process.arguments = ["check", "rules", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var verdicts = [String?](repeating: nil, count: expressions.count)
    for line in words.split(separator: "\n") {
      guard let match = line.firstMatch(of: #/rule \d+, "r(\d+)": could not parse expression: (.*)/#), let index = Int(match.1) else {
        continue
      }
      verdicts[index] = String(match.2)
    }
    let isClean = verdicts.allSatisfy { $0 == nil }
    // Neither a file that it could not read nor an unknown wording may pass for agreement.
    try #require((process.terminationStatus == 0) == isClean && (!isClean || words.contains("SUCCESS")), "\(words.prefix(2000))")
    return verdicts
  }
}
