/// What the operating system refused.
public struct SystemFault: Error, Hashable, Sendable {
  public enum Action: String, Sendable {
    case start, read, write, create, rename
  }

  public var action: Action
  public var path: String
  /// An errno value.
  public var reason: Int32

  init(_ action: Action, _ path: String, _ reason: Int32) {
    self.action = action
    self.path = path
    self.reason = reason
  }
}
