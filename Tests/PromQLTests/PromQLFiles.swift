import Foundation
import PromQL
import TestSupport
import Testing

/// The collections in `Expressions`.
enum PromQLFiles {
  /// One expression a line; indented lines go on with the one before, lines that begin with `#` are comments.
  static func read(_ name: String) throws -> [String] {
    let text = try String(contentsOfFile: Project.path("Tests/PromQLTests/Expressions/\(name).promql"), encoding: .utf8)
    var expressions: [String] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  "), let last = expressions.popLast() {
        expressions.append(last + "\n" + line)
      } else {
        expressions.append(String(line))
      }
    }
    return expressions
  }
}

extension PromQLParser {
  /// A parser's answer as a value.
  func result(_ text: String) -> Result<PromQLExpression, PromQLError> {
    do throws(PromQLError) { return .success(try parse(text)) } catch { return .failure(error) }
  }
}
