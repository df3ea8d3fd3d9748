import ChartModel
import Diagnostics
import Testing

private struct None: ChartValues {}

private struct Values: ChartValues {
  @Setting("A number.") var number: Expr<Int> = 1
  @Setting("A secret.", .secret, .pattern(.line)) var secret: Expr<String> = ""
}

private struct Thing: ChartElement {
  var key: String
  var text: Expr<String>

  var parts: [ChartPart] {
    let entries = MapBuilder.entries { map in
      map.map("metadata") { $0.put("name", "a") }
      map.put(key, text)
    }
    return [.object(ChartObject(document: Document(apiVersion: "v1", kind: "Thing", entries: entries), file: "a"))]
  }
}

private struct Named: ChartElement {
  var text: Expr<String>

  var parts: [ChartPart] { [.helper(Helper("a", "A text.", .string(text.expression)))] }
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

  private enum Mistaken: ChartSpec {
    static let info = Spec.info
    static let line = #line + 3
    static func chart(_ values: Values) -> Chart {
      Chart {
        Thing(key: "text", text: values.secret)
        If(values.number > 5) {
          Thing(key: "text", text: "a")
          Thing(key: "text", text: "b")
        }
        Refuse(if: values.number > Values().number, "unbound")
        Mistake(.repeatedHelper("a"))
        Named(text: values.secret)
      }
    }
  }

  private struct Preset: ChartValues {
    @Setting("A port.", fileID: "Presets/Preset.swift", line: 3, column: 4) var on: Expr<Int> = 1
    @Setting("A name.", .nonEmpty) var name: Expr<String> = ""
  }

  private struct Wrong: ChartValues {
    static let line = #line + 1
    @SettingGroup("A group.") var preset = Preset()
    @Setting("A number.", .range(1...2)) var number: Expr<Int> = 3
  }

  @Test func settingsNameTheLine() throws {
    enum Declared: ChartSpec {
      static let info = Spec.info
      static func chart(_ values: Wrong) -> Chart { Chart {} }
    }
    let error = try #require(throws: DeclarationProblems.self) { try ChartDefinition(Declared.self, standard: None()) { _ in [] } }
    #expect(error.problems.map(\.diagnostic.code) == ["SPEC002", "SPEC005", "SPEC005"])
    // The preset's own line is nobody's who names the preset.
    #expect(error.findings.map(\.origin?.file) == [#fileID, #fileID, #fileID])
    #expect(error.findings.map(\.origin?.line) == [Wrong.line, Wrong.line - 5, Wrong.line + 1])
  }

  @Test func mistakesNameTheLine() throws {
    let error = try #require(throws: DeclarationProblems.self) { try ChartDefinition(Mistaken.self, standard: None()) { _ in [] } }
    let line = Mistaken.line
    func place(_ line: Int, _ column: Int) -> Diagnostics.SourceLocation { .init(file: #fileID, line: line, column: column) }
    let template = "templates/a.yaml"
    #expect(
      error.findings == [
        .init(.repeatedHelper("a"), at: place(line + 6, 9)),
        .init(.secretOutsideSecret(["secret"], usedIn: "helper a")),
        .init(.secretOutsideSecret(["secret"], usedIn: template), at: place(line, 9)),
        .init(.repeatedObject(kind: "Thing", template), at: place(line + 3, 11), other: place(line + 2, 11)),
        .init(.unboundSetting(usedIn: "templates/validation.yaml"), at: place(line + 5, 15)),
      ])
    let diagnostic = error.findings[3].diagnostic
    #expect(diagnostic.location == place(line + 3, 11))
    #expect(diagnostic.related.map(\.location) == [place(line + 2, 11)])
    #expect(error.movingOrigins { _ in nil }.findings.allSatisfy { $0.origin == nil && $0.other == nil })
  }
}
