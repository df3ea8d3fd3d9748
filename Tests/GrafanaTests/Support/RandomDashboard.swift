import Grafana
import TestSupport

/// A dashboard of random lines and rows.
struct RandomDashboard {
  static let seeds: ClosedRange<UInt64> = 1...40

  let seed: UInt64
  let dashboard: Dashboard

  /// A few, for what takes long.
  static func some() throws -> [RandomDashboard] { try seeds.prefix(8).map { try RandomDashboard(seed: $0) } }

  init(seed: UInt64) throws {
    self.seed = seed
    var random = SplitMix64(seed: seed)
    var dashboard = try Sample.full()
    dashboard.uid = try DashboardUID("random-\(seed)")
    let kinds = dashboard.panels.map { panel in
      var panel = panel
      panel.width = nil
      panel.repetition = nil
      return panel
    }
    func lines(_ random: inout SplitMix64) -> [PanelLine] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.line(kinds, &random) }
    }
    dashboard.lines = lines(&random)
    dashboard.rows = (0..<Int.random(in: 0...5, using: &random)).map { number in
      DashboardRow("Row \(number)", isCollapsed: random.chance(40), repeatedFor: random.chance(20) ? "node" : nil, lines(&random))
    }
    self.dashboard = dashboard
  }

  private static func line(_ kinds: [Panel], _ random: inout SplitMix64) -> PanelLine {
    let count = Int.random(in: 1...(random.chance(10) ? 24 : 6), using: &random)
    var panels: [Panel] = []
    var rest = PanelLine.columns
    for index in 0..<count {
      guard var panel = kinds.randomElement(using: &random) else { break }
      // Each of the others keeps a column at least; the last one has no width, so that the line is full.
      let most = rest - (count - index - 1)
      if index < count - 1, random.chance(50) {
        let width = Int.random(in: 1...most, using: &random)
        panel.width = width
        rest -= width
      } else {
        rest -= 1
      }
      panels.append(panel)
    }
    panels.shuffle(using: &random)
    return PanelLine(height: Int.random(in: 1...12, using: &random), panels)
  }
}
