import YAML

/// A text in a provisioning file. Grafana replaces `$NAME` and `${NAME}` there by environment variables; what is given as text here stays
/// as it is.
///
/// Grafana replaces once more in what it puts in: a variable or file with a `$` in it loses it and what follows
/// (grafana/grafana, pkg/services/provisioning/values/values.go: `interpolateValue`).
public struct ProvisionedText: Sendable, Hashable, ExpressibleByStringLiteral {
  fileprivate enum Piece: Sendable, Hashable {
    case text(String)
    case environment(String)
    case file(String)
  }

  private var pieces: [Piece]

  public init(_ text: String) { pieces = [.text(text)] }
  public init(stringLiteral value: String) { self.init(value) }

  /// The value of an environment variable of Grafana's process.
  public static func environment(_ name: String) -> ProvisionedText { ProvisionedText(pieces: [.environment(name)]) }

  /// The content of a file that Grafana can read, such as a mounted Secret.
  public static func file(_ path: String) -> ProvisionedText { ProvisionedText(pieces: [.file(path)]) }

  private init(pieces: [Piece]) { self.pieces = pieces }

  func prefixed(_ text: String) -> ProvisionedText { ProvisionedText(pieces: [.text(text)] + pieces) }

  var value: YAMLValue { .string(pieces.map(\.text).joined()) }
}

extension ProvisionedText.Piece {
  fileprivate var text: String {
    switch self {
    case .text(let text): text.split(separator: "$" as Character, omittingEmptySubsequences: false).joined(separator: "$$")
    case .environment(let name): "${\(name)}"
    case .file(let path): "$__file{\(path)}"
    }
  }
}
