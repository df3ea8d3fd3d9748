import BuiltInSpecs
import ChartModel
import Diagnostics
import Examples
import StackFile

/// What a stack file gives, with the examples as stacks.
func chart(_ text: String) throws -> ChartDefinition {
  try StackFile.chart(reading: Array(text.utf8), name: "stack.yaml", specs: BuiltInSpec.all)
}

/// What is said about a stack file, a line each; empty if nothing is.
func findings(_ text: String) -> [String] {
  do throws(DiagnosticList) {
    _ = try StackFile.chart(reading: Array(text.utf8), name: "stack.yaml", specs: BuiltInSpec.all)
    return []
  } catch {
    return error.diagnostics.map { finding in
      let place = finding.location.map { "\($0.line):\($0.column)" } ?? "-"
      return "\(place) \(finding.code) \(finding.message)" + (finding.hint.map { " | \($0)" } ?? "")
    }
  }
}
