import Diagnostics
import Migration
import Testing

/// Files that are no values of the old chart, by their size.
@Suite struct HugeValuesTests {
  @Test func manyUnknownKeys() throws {
    let text = (0..<20_000).map { "key\($0): {inner: \($0)}\n" }.joined()
    let result = try OldValuesCase.migrate(Array(text.utf8))
    #expect(result.leftOut == 20_000)
    #expect(result.remarks.count { $0.code == "MIG004" } == 51)
    #expect(result.remarks.contains { $0.message == "19950 more keys are not of logzio-telemetry 5.9" })
    #expect(result.allText.utf8.count < 100_000)
  }

  @Test func longListIsCarriedOver() throws {
    let text = "tolerations:\n" + (0..<2_000).map { "- {key: k\($0), operator: Exists}\n" }.joined()
    let values = try OldValuesCase.migrate(Array(text.utf8)).text(of: "values.yaml")
    #expect(values.contains("k1999"))
  }

  @Test func deepNesting() throws {
    let text = "metricsConfig: " + String(repeating: "{a: ", count: 400) + "1" + String(repeating: "}", count: 400)
    #expect(try OldValuesCase.migrate(Array(text.utf8)).leftOut == 1)
    let deeper = "metricsConfig: " + String(repeating: "[", count: 100_000)
    let error = #expect(throws: DiagnosticList.self) { try OldValuesCase.migrate(Array(deeper.utf8)) }
    #expect(error?.diagnostics.map(\.code.text) == ["YAML005"] || error?.diagnostics.first?.code.text.hasPrefix("YAML") == true)
  }
}
