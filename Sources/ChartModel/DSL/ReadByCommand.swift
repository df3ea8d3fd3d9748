/// Settings that a command of wingen's reads from the chart's values, such as `wingen vm-extension`, though no object depends on them.
public struct ReadByCommand: ChartElement {
  private let settings: [Expression]

  /// - Parameter settings: references to them, which are not reported as doing nothing (SPEC012). Other expressions are passed over.
  public init(_ settings: [Expression]) { self.settings = settings }

  public var parts: [ChartPart] { [.readByCommand(settings)] }
}
