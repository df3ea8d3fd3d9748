import Grafana
import Testing
import YAML

/// Dashboards that cannot be written, and why.
struct RefusalTests {
  static let panel = Panel.stat("a", description: "d", fields: FieldOptions(.none), targets: [Target(Sample.up)])

  static func refusal(_ change: (inout Dashboard) throws -> Void) throws -> DashboardError {
    var dashboard = try Sample.small()
    try change(&dashboard)
    return try #require(throws: DashboardError.self) { try dashboard.json() }
  }

  @Test(arguments: ["", "a b", "ü", "a/b", String(repeating: "a", count: 41)])
  func uids(_ text: String) {
    #expect(throws: DashboardError.invalidUID(text)) { try DashboardUID(text) }
  }

  @Test func longestUID() throws {
    #expect(try DashboardUID(String(repeating: "a", count: 40)).text.utf8.count == 40)
    #expect(try DashboardUID("aZ0-_").text == "aZ0-_")
  }

  @Test(arguments: [[25], [0], [-1], [12, 11], [24, nil], [Int.max, Int.max], [12, 13]] as [[Int?]])
  func widths(_ widths: [Int?]) throws {
    let panels = widths.map { width in
      var panel = Self.panel
      panel.width = width
      return panel
    }
    let error = try Self.refusal { $0.lines = [PanelLine(panels)] }
    guard case .lineWidth(_, let names) = error else { return #expect(Bool(false), "\(error)") }
    #expect(names.count == widths.count)
  }

  @Test func lines() throws {
    #expect(try Self.refusal { $0.lines = [PanelLine([])] } == .emptyLine(row: nil))
    #expect(try Self.refusal { $0.rows = [DashboardRow("r", [PanelLine([])])] } == .emptyLine(row: "r"))
    #expect(try Self.refusal { $0.lines = [PanelLine(height: 0, [Self.panel])] } == .lineHeight(0, panels: ["a"]))
    #expect(try Self.refusal { $0.lines = [PanelLine(height: .max, [Self.panel])] } == .lineHeight(.max, panels: ["a"]))
    let tooMany = Array(repeating: Self.panel, count: 25)
    #expect(try Self.refusal { $0.lines = [PanelLine(tooMany)] } == .lineWidth(25, panels: tooMany.map(\.title)))
    #expect(
      try Self.refusal { $0.lines = [PanelLine([Self.panel.repeated(for: "cluster"), Self.panel])] } == .repeatedPanelHasNeighbours("a"))
  }

  @Test(arguments: ["", "1a", "a-b", "__a", "datasource", "ü"])
  func variableNames(_ name: String) throws {
    let error = try Self.refusal { $0.variables = [DashboardVariable(name, label: "l", .text(""))] }
    #expect(error == .invalidVariableName(name))
  }

  @Test func variables() throws {
    let variable = DashboardVariable("a", label: "l", .text(""))
    #expect(try Self.refusal { $0.variables = [variable, variable] } == .repeatedVariable("a"))
    #expect(try Self.refusal { $0.lines = [PanelLine([Self.panel.repeated(for: "b")])] } == .unknownVariable("b", panel: "a"))
    #expect(try Self.refusal { $0.rows = [DashboardRow("r", repeatedFor: "b", [])] } == .unknownVariable("b", panel: "r"))
  }

  @Test func panels() throws {
    func refusal(_ change: (inout Panel) -> Void) throws -> DashboardError {
      var panel = Self.panel
      change(&panel)
      return try Self.refusal { $0.lines = [PanelLine([panel])] }
    }
    #expect(try refusal { $0.title = "" } == .emptyPanelTitle(row: nil))
    #expect(try refusal { $0.description = " \n" } == .noDescription(panel: "a"))
    #expect(try refusal { $0.targets = [] } == .noTargets(panel: "a"))
    #expect(try refusal { $0.overrides = [FieldOverride(.target(1), [])] } == .unknownTarget(1, panel: "a"))
    #expect(try refusal { $0.overrides = [FieldOverride(.name(.value(ofTarget: -1)), [])] } == .unknownTarget(-1, panel: "a"))
    #expect(try refusal { $0.transformations = [.keepFields([.value(ofTarget: 7)])] } == .unknownTarget(7, panel: "a"))
    for steps in [[1, 1], [2, 1], [.nan], [.infinity]] as [[Double]] {
      let thresholds = Thresholds(steps.map { Thresholds.Step($0, .red) })
      #expect(try refusal { $0.fields?.thresholds = thresholds } == .unorderedThresholds(panel: "a"))
      #expect(try refusal { $0.overrides = [FieldOverride(.pattern("a"), [.thresholds(thresholds)])] } == .unorderedThresholds(panel: "a"))
    }
    #expect(try Self.refusal { $0.title = "" } == .emptyTitle(uid: "windows-nodes"))
  }

  @Test func sizes() throws {
    let limit = DashboardFile.maxConfigMapBytes
    let text = try Sample.small().json()
    let file = "windows-nodes.json"
    // The title is written once, so that each letter adds a byte.
    func padded(_ bytes: Int) throws -> Dashboard {
      var dashboard = try Sample.small()
      dashboard.title += String(repeating: "x", count: bytes - text.utf8.count - file.utf8.count)
      return dashboard
    }
    #expect(try padded(limit).file().bytes == limit)
    let tooLarge = try padded(limit + 1)
    #expect(throws: DashboardError.tooLarge(file: file, bytes: limit + 1, limit: limit)) { try tooLarge.json() }
  }

  @Test func wordsNameThePanel() throws {
    let error = try Self.refusal { $0.lines = [PanelLine([Self.panel.width(3), Self.panel.width(4)])] }
    #expect(error.description == #"the panels "a", "a" take 7 columns; a line has exactly 24, and every panel at least one"#)
  }
}
