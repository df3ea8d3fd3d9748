import YAML

/// Places panels one below the other and numbers them in the order of reading.
struct DashboardLayout {
  private(set) var panels: [YAMLValue] = []
  private var nextID = 1
  private var y = 0

  init(_ dashboard: Dashboard) throws(DashboardError) {
    for line in dashboard.lines { panels += try place(line, row: nil) }
    for row in dashboard.rows { try place(row) }
  }

  private mutating func place(_ row: DashboardRow) throws(DashboardError) {
    var map: YAMLMap = [:]
    map.put("id", takeID())
    map.put("type", "row")
    map.put("title", row.title)
    map.put("collapsed", row.isCollapsed)
    map.put("gridPos", GridPosition(x: 0, y: y, width: PanelLine.columns, height: 1).value)
    map.put("repeat", row.repetition)
    y += 1
    let below = y
    var inside: [YAMLValue] = []
    for line in row.lines { inside += try place(line, row: row.title) }
    // The panels of a folded row stand inside it, at the places where they will be, and take no room.
    map.put("panels", .list(row.isCollapsed ? inside : []))
    panels.append(.map(map))
    if row.isCollapsed { y = below } else { panels += inside }
  }

  private mutating func place(_ line: PanelLine, row: String?) throws(DashboardError) -> [YAMLValue] {
    guard !line.panels.isEmpty else { throw .emptyLine(row: row) }
    guard PanelLine.heights.contains(line.height) else { throw .lineHeight(line.height, panels: line.panels.map(\.title)) }
    if line.panels.count > 1, let repeated = line.panels.first(where: { $0.repetition != nil }) {
      throw .repeatedPanelHasNeighbours(repeated.title)
    }
    var values: [YAMLValue] = []
    var x = 0
    for (panel, width) in zip(line.panels, try line.widths()) {
      values.append(panel.value(id: takeID(), at: GridPosition(x: x, y: y, width: width, height: line.height)))
      x += width
    }
    y += line.height
    return values
  }

  private mutating func takeID() -> Int {
    defer { nextID += 1 }
    return nextID
  }
}
