/// What flows through a pipeline. A component for one signal does not compile in a pipeline for another.
public protocol Signal: Sendable {
  static var name: String { get }
}

public enum Metrics: Signal { public static let name = "metrics" }
public enum Logs: Signal { public static let name = "logs" }
public enum Traces: Signal { public static let name = "traces" }
