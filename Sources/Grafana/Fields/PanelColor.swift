/// A color by its name in Grafana's palette (grafana/grafana, packages/grafana-data/src/themes/createVisualizationColors.ts), which both
/// themes show well.
public enum PanelColor: Sendable, Hashable {
  case green, yellow, orange, red, blue, purple
  case darkGreen, darkYellow, darkOrange, darkRed, darkBlue, darkPurple
  case lightGreen, lightYellow, lightOrange, lightRed, lightBlue, lightPurple
  /// That of text.
  case text
  case transparent
  /// `#rrggbb`.
  case rgb(UInt8, UInt8, UInt8)

  var text: String {
    switch self {
    case .green: "green"
    case .yellow: "yellow"
    case .orange: "orange"
    case .red: "red"
    case .blue: "blue"
    case .purple: "purple"
    case .darkGreen: "dark-green"
    case .darkYellow: "dark-yellow"
    case .darkOrange: "dark-orange"
    case .darkRed: "dark-red"
    case .darkBlue: "dark-blue"
    case .darkPurple: "dark-purple"
    case .lightGreen: "light-green"
    case .lightYellow: "light-yellow"
    case .lightOrange: "light-orange"
    case .lightRed: "light-red"
    case .lightBlue: "light-blue"
    case .lightPurple: "light-purple"
    case .text: "text"
    case .transparent: "transparent"
    case .rgb(let red, let green, let blue): "#" + [red, green, blue].map(Self.hexadecimal).joined()
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
