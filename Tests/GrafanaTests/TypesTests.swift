import Grafana
import TestSupport
import Testing
import YAML

/// Grafana's own types of dashboards read ours and give them back whole.
struct TypesTests {
  @Test func everythingFits() throws {
    let dashboards = try [Sample.full(), Sample.small()] + RandomDashboard.some().map(\.dashboard)
    let run = try PythonScript.run(
      "grafana/check_dashboards.py", input: JSONWriter.text(for: .list(dashboards.map { try $0.value() }), pretty: false))
    #expect(run.status == 0 && run.output.isEmpty, "\(run.output.prefix(4000))")
  }

  /// That the check finds something: a field, a word, a type, a unit and a panel that Grafana does not have.
  @Test(arguments: [
    ("\"wideLayout\": true", "\"wideLayout\": true, \"invented\": 1", "panels[0].options.invented: lost"),
    ("\"colorMode\": \"value\"", "\"colorMode\": \"loud\"", "BigValueColorMode"),
    ("\"wideLayout\": true", "\"wideLayout\": \"yes\"", "wide_layout: Options wants"),
  ])
  func misfitsAreFound(part: String, replacement: String, message: String) throws {
    #expect(try Self.output(Sample.small().json().replacing(part, with: replacement)).contains(message))
  }

  @Test func strangersAreFound() throws {
    let text = try Sample.small().json()
    #expect(try Self.output(text.replacing("\"unit\": \"none\"", with: "\"unit\": \"apples\"")).contains("no unit of Grafana: apples"))
    #expect(try Self.output(text.replacing("\"type\": \"stat\"", with: "\"type\": \"star\"")).contains("no known kind of panel: star"))
  }

  @Test func unitsAreGrafanas() throws {
    let panels = Unit.allCases.map { unit in
      Panel.stat(unit.rawValue, description: "d", fields: FieldOptions(unit), targets: [Target(Sample.up)])
    }
    var dashboard = try Sample.small()
    dashboard.lines = panels.map { PanelLine([$0]) }
    #expect(try Self.output(dashboard.json()) == "")
  }

  private static func output(_ text: String) throws -> String {
    let run = try PythonScript.run("grafana/check_dashboards.py", input: text)
    #expect((run.status == 0) == run.output.isEmpty)
    return run.output
  }
}
