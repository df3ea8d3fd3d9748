import BuiltInSpecs

/// What a stack file can name.
enum Stack: Sendable {
  /// A spec in the binary, as it is.
  case spec(BuiltInSpec)
  /// The general one, which is put together from options.
  case windowsNodes

  static let windowsNodesName = "windows-nodes"

  static func all(_ specs: [BuiltInSpec]) -> [Stack] { specs.map(Stack.spec) + [.windowsNodes] }

  var name: String {
    switch self {
    case .spec(let spec): spec.name
    case .windowsNodes: Self.windowsNodesName
    }
  }

  var hasOptions: Bool { if case .windowsNodes = self { true } else { false } }
}
