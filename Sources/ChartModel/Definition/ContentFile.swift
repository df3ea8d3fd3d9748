/// A file that a command writes from a chart's values, and no installation.
public struct ContentFile: Sendable, Hashable {
  /// Where the text of a file comes from.
  public enum Body: Sendable, Hashable {
    /// A text that is fixed when the chart is built, to the letter.
    case fixed(String)
    /// The text of a named template.
    case helper(String)
  }

  /// Relative to the folder that is written.
  public var path: String
  /// What is written, with a line feed behind the text of a named template.
  public var body: Body
  /// The conditions around it, from the outside to the inside.
  public var conditions: [Expression]

  /// - Parameter conditions: none for a file that is always written. When a chart is made, those around its part come before them.
  public init(path: String, body: Body, conditions: [Expression] = []) {
    self.path = path
    self.body = body
    self.conditions = conditions
  }
}
