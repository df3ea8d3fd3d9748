import Grafana
import TestSupport
import Testing
import YAML

/// Where panels stand, over random dashboards.
struct LayoutTests {
  struct Place {
    var x, y, width, height: Int

    init(_ panel: YAMLValue) throws {
      let place = try #require(panel["gridPos"])
      (x, y) = (try #require(place["x"]?.int), try #require(place["y"]?.int))
      (width, height) = (try #require(place["w"]?.int), try #require(place["h"]?.int))
    }

    func overlaps(_ other: Place) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
  }

  @Test(arguments: RandomDashboard.seeds)
  func panelsFillLinesAndDoNotOverlap(seed: UInt64) throws {
    let sample = try RandomDashboard(seed: seed)
    let value = try sample.dashboard.value()
    let top = try #require(value["panels"]?.list)
    let nested = top.map { $0["panels"]?.list ?? [] }
    // What is folded away takes no room.
    for group in [top] + nested { try expectFullLines(group, seed: seed) }
    let all = top + nested.flatMap(\.self)
    let ids = all.compactMap { $0["id"]?.int }
    #expect(ids.count == all.count && Set(ids).count == ids.count && ids.allSatisfy { $0 > 0 }, "seed \(seed)")
    #expect(all.count == sample.dashboard.panels.count + sample.dashboard.rows.count, "seed \(seed)")
    for (row, inside) in zip(top, nested) where !inside.isEmpty {
      let line = try Place(row).y
      #expect(row["collapsed"]?.bool == true)
      for panel in inside { #expect(try Place(panel).y > line, "seed \(seed)") }
    }
  }

  private func expectFullLines(_ panels: [YAMLValue], seed: UInt64) throws {
    let places = try panels.map { try Place($0) }
    for (index, place) in places.enumerated() {
      #expect(place.x >= 0 && place.width > 0 && place.height > 0 && place.x + place.width <= PanelLine.columns, "seed \(seed)")
      for other in places[..<index] { #expect(!place.overlaps(other), "seed \(seed)") }
    }
    for (y, line) in Dictionary(grouping: places, by: \.y) {
      #expect(line.reduce(0) { $0 + $1.width } == PanelLine.columns, "seed \(seed), y \(y)")
    }
  }

  @Test func sharesOfALine() throws {
    let panel = Panel.stat("a", description: "d", fields: FieldOptions(.none), targets: [Target(Sample.up)])
    var dashboard = try Sample.small()
    dashboard.lines = [
      PanelLine([panel.width(10), panel, panel, panel]), PanelLine(height: 3, [panel]), PanelLine(Array(repeating: panel, count: 24)),
    ]
    let panels = try #require(try dashboard.value()["panels"]?.list)
    let places = try panels.map { try Place($0) }
    #expect(places[..<4].map(\.width) == [10, 5, 5, 4])
    #expect(places[..<4].map(\.x) == [0, 10, 15, 20])
    #expect(places[4].y == 8 && places[4].width == 24)
    #expect(places[5...].allSatisfy { $0.width == 1 && $0.y == 11 })
    #expect(panels.map { $0["id"]?.int } == Array(1...29))
  }

  @Test func rowsBelowFoldedOnesMoveUp() throws {
    let panel = Panel.stat("a", description: "d", fields: FieldOptions(.none), targets: [Target(Sample.up)])
    var dashboard = try Sample.small()
    dashboard.lines = []
    dashboard.rows = [
      DashboardRow("a", isCollapsed: true, [PanelLine([panel])]), DashboardRow("b", [PanelLine([panel])]), DashboardRow("c", []),
    ]
    let panels = try #require(try dashboard.value()["panels"]?.list)
    #expect(try panels.map { try Place($0).y } == [0, 1, 2, 10])
    #expect(panels[0]["panels"]?.list?.count == 1 && panels[1]["panels"]?.list?.isEmpty == true)
  }
}
