import ChartModel
import Diagnostics
import Testing

private struct None: ChartValues {}

private struct Values: ChartValues {
  @Setting("A number.") var number: Expr<Int> = 1
}

/// The lines that messages name for what a chart declares.
struct OriginTests {
  private enum Spec: ChartSpec {
    static let info = ChartInfo(name: "test", version: "1.0.0", appVersion: "1", summary: "A test.")
    static let line = #line + 4
    static func chart(_ values: Values) -> Chart {
      Chart {
        If(values.number > 5) {
          Refuse(if: values.number > 6, "too many", fileID: "Presets/Preset.swift", line: 3, column: 1)
        }
        Refuse(if: values.number > 7, "too many", fileID: "ChartModelTests/Other.swift", line: 5, column: 1)
      }
    }
  }

  @Test func aPresetOfAnotherModuleIsDeclaredWhereItIsNamed() throws {
    let chart = try ChartDefinition(Spec.self, standard: None()) { _ in [] }
    let own = SourceLocation(file: "ChartModelTests/Other.swift", line: 5, column: 1)
    #expect(chart.refusals.map(\.origin) == [SourceLocation(file: #fileID, line: Spec.line, column: 11), own])
    #expect(chart.movingOrigins { $0 == own ? nil : $0 }.refusals.map(\.origin?.line) == [Spec.line, nil])
  }
}
