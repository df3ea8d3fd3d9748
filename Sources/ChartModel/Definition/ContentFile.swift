/// A file that a command writes from a chart's values, and no installation.
public struct ContentFile: Sendable, Hashable {
  public enum Body: Sendable, Hashable {
    case fixed(String)
    /// The text of a named template.
    case helper(String)
  }

  /// Relative to the folder that is written.
  public var path: String
  public var body: Body
  /// The conditions around it, from the outside to the inside.
  public var conditions: [Expression]

  public init(path: String, body: Body, conditions: [Expression] = []) {
    self.path = path
    self.body = body
    self.conditions = conditions
  }
}
