import Diagnostics

/// ANSI colours (ECMA-48, SGR), or none.
struct TextStyle {
  enum Role {
    case place, emphasis, gutter
    case severity(Severity)
  }

  var color: Bool

  func styled(_ text: String, _ role: Role) -> String { color ? "\u{1B}[\(code(role))m\(text)\u{1B}[0m" : text }

  private func code(_ role: Role) -> String {
    switch role {
    case .place, .emphasis: "1"
    case .gutter: "34"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.info): "1;36"
    }
  }
}
