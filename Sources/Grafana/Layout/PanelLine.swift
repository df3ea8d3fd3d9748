/// Panels side by side, over the whole width.
public struct PanelLine: Sendable, Hashable {
  /// Of Grafana's grid.
  public static let columns = 24
  public static let heights = 1...100

  /// In units of the grid (30 pixels and a gap).
  public var height: Int
  public var panels: [Panel]

  public init(height: Int = 8, _ panels: [Panel]) {
    self.height = height
    self.panels = panels
  }

  /// The widths of the panels: those that are given, and equal shares of the rest, the wider ones first.
  func widths() throws(DashboardError) -> [Int] {
    let titles = panels.map(\.title)
    // Bounds first, so that no sum overflows.
    if let wrong = panels.compactMap(\.width).first(where: { !(1...Self.columns).contains($0) }) {
      throw .lineWidth(wrong, panels: titles)
    }
    let given = panels.reduce(0) { $0 + ($1.width ?? 0) }
    let open = panels.count { $0.width == nil }
    let rest = Self.columns - given
    guard open == 0 ? rest == 0 : rest >= open else { throw .lineWidth(given + open, panels: titles) }
    var wider = open == 0 ? 0 : rest % open
    return panels.map { panel in
      if let width = panel.width { return width }
      defer { wider -= 1 }
      return rest / open + (wider > 0 ? 1 : 0)
    }
  }
}

/// Lines of panels under a title that folds them away.
public struct DashboardRow: Sendable, Hashable {
  public var title: String
  public var isCollapsed: Bool
  /// The variable for whose values the row is repeated.
  public var repetition: String?
  public var lines: [PanelLine]

  public init(_ title: String, isCollapsed: Bool = false, repeatedFor repetition: String? = nil, _ lines: [PanelLine]) {
    self.title = title
    self.isCollapsed = isCollapsed
    self.repetition = repetition
    self.lines = lines
  }
}
