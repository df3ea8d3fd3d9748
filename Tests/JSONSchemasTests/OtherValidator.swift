import TestSupport
import Testing
import YAML

/// An independent validator (Stranger6667/jsonschema, in Rust).
enum OtherValidator {
  struct Case {
    var draft: String
    var schema: YAMLValue
    var value: YAMLValue
  }

  /// Expects the same verdicts from it: a letter for each case, `v` for a valid value and `i` for an invalid one.
  static func expect(_ verdicts: String, of cases: [Case], _ seed: String) throws {
    let list = cases.map { YAMLValue.map(["draft": .string($0.draft), "schema": $0.schema, "value": $0.value]) }
    let written = try PythonScript.run("json-schema/verdicts.py", input: JSONWriter.text(for: .list(list), pretty: false)).output
    let output = written.filter { $0 != "\n" }
    #expect(output.count == cases.count, "\(output.prefix(2000))")
    for (index, (here, there)) in zip(verdicts, output).enumerated() where here != there {
      let text = JSONWriter.text(for: list[index], pretty: false)
      Issue.record("\(seed), case \(index): here \(here), there \(there): \(text)")
    }
  }
}
