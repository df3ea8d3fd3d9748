/// ANSI colours (ECMA-48, SGR), or none: whatever is painted is painted here.
public struct TextStyle: Sendable, Equatable {
  public enum Role: Sendable {
    case place, emphasis, gutter, removed, added
    case severity(Severity)
  }

  public var color: Bool

  public init(color: Bool) { self.color = color }

  public static let plain = TextStyle(color: false)

  public func styled(_ text: some StringProtocol, _ role: Role) -> String {
    color ? "\u{1B}[\(code(role))m\(text)\u{1B}[0m" : String(text)
  }

  private func code(_ role: Role) -> String {
    switch role {
    case .place, .emphasis: "1"
    case .gutter: "34"
    case .removed: "31"
    case .added: "32"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.info): "1;36"
    }
  }
}
