import TestSupport
import YAML

/// Tests/Support/prometheus/scrapes.py: real Prometheus, promtool and nginx.
enum ScrapeTool {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Asks a question and waits for the answer.
  ///
  /// - Throws: `Failure` with the tool's own words.
  static func ask(_ question: String, _ request: YAMLValue) throws -> YAMLValue {
    let run = try PythonScript.run("prometheus/scrapes.py", input: JSONWriter.text(for: request, pretty: false), question)
    guard run.status == 0 else { throw Failure(description: run.output) }
    return try YAMLReader.readSingle(Array(run.output.utf8), file: "answer").plain
  }
}
