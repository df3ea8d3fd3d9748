/// The look of pictures. Colours stand in two rules each, for a light and a dark page; there are no variables, which some programs that
/// show pictures do not know.
enum SVGStyle {
  private struct Palette {
    let page: String
    let text: String
    let muted: String
    let face: String
    let border: String
    let warning: String
    /// By groups: the lane, and what marks it.
    let groups: [(String, lane: String, accent: String)]
    let edges: [(String, String)]
  }

  private static let light = Palette(
    page: "#ffffff", text: "#1f2328", muted: "#59636e", face: "#ffffff", border: "#d1d9e0", warning: "#cf222e",
    groups: [
      ("windows", "#eaf3fc", "#0078d4"), ("either", "#f3f4f6", "#6e7781"), ("linux", "#eef7ee", "#2c8a3d"),
      ("cluster", "#f5f1fd", "#8250df"), ("outside", "#fdf4e7", "#bf6a02"), ("repository", "#f3f4f6", "#59636e"),
      ("delivery", "#f5f1fd", "#8250df"), ("environment", "#eaf3fc", "#0078d4"),
    ],
    edges: [("scrape", "#0969da"), ("push", "#bc4c00"), ("read", "#0a7d83"), ("install", "#8250df"), ("deliver", "#6e7781")])

  private static let dark = Palette(
    page: "#0d1117", text: "#e6edf3", muted: "#9da7b1", face: "#161b22", border: "#3d444d", warning: "#ff7b72",
    groups: [
      ("windows", "#0f1e30", "#4aa3f0"), ("either", "#191e25", "#8b949e"), ("linux", "#112018", "#56b366"),
      ("cluster", "#1c1829", "#a783f2"), ("outside", "#241c12", "#e09b3d"), ("repository", "#191e25", "#9da7b1"),
      ("delivery", "#1c1829", "#a783f2"), ("environment", "#0f1e30", "#4aa3f0"),
    ],
    edges: [("scrape", "#58a6ff"), ("push", "#f0883e"), ("read", "#39c5cf"), ("install", "#bc8cff"), ("deliver", "#9198a1")])

  static let text = shapes + colours(light) + "@media(prefers-color-scheme:dark){\n" + colours(dark) + "}\n"

  private static let shapes = """

    text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif}
    .headline{font-size:17px;font-weight:600}.remark{font-size:11px}.lane-title{font-size:12px;font-weight:600}
    .title{font-size:13px;font-weight:600}.subtitle,.fact{font-size:11px}.label{font-size:10px;text-anchor:middle}
    .label{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
    .face,.behind{stroke-width:1}.node .face,.discovery .face,.service .face{stroke-dasharray:4 3}
    .bar{stroke-width:3;stroke-linecap:round;fill:none}.rule{stroke-width:1;fill:none}
    .symbol{fill:none;stroke-width:1;stroke-linecap:round;stroke-linejoin:round}.sign{fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
    .way{fill:none;stroke-width:1.6}.tip{stroke:none}.install .way{stroke-dasharray:6 4}.read .way{stroke-dasharray:2 3}

    """

  private static func colours(_ palette: Palette) -> String {
    var rules = [
      ".page{fill:\(palette.page)}", ".headline,.title,.lane-title{fill:\(palette.text)}", ".remark,.subtitle{fill:\(palette.muted)}",
      ".fact{fill:\(palette.text)}", ".face,.behind{fill:\(palette.face);stroke:\(palette.border)}", ".rule{stroke:\(palette.border)}",
      ".symbol{stroke:\(palette.muted)}", ".symbol.warning,.symbol.strongRight{stroke:\(palette.warning)}",
    ]
    for (name, lane, accent) in palette.groups {
      rules.append(".lane.\(name){fill:\(lane)}.sign.\(name),.of-\(name) .bar{stroke:\(accent)}.on-\(name){stroke:\(lane)}")
    }
    for (name, colour) in palette.edges {
      rules.append(".\(name) .way{stroke:\(colour)}.\(name) .tip,.label.\(name){fill:\(colour)}")
    }
    return rules.joined(separator: "\n") + "\n"
  }
}
