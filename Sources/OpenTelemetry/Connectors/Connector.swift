import CollectorSchemas
public import YAML

/// The end of one pipeline and the beginning of another: what it takes and what it makes of it are types.
public struct Connector<From: Signal, To: Signal>: Sendable {
  /// What stands once under `connectors`, and by its name in the pipelines that it joins.
  public let component: Component

  /// Takes a component at its word: whether it converts between the signals is not checked.
  public init(_ component: Component) { self.component = component }

  /// A connector that is written out. The signals must be ones between which it converts: `lint` knows.
  public static func raw(_ type: String, named name: String? = nil, _ configuration: YAMLMap) -> Connector {
    Connector(.raw(.connector, type, named: name, configuration))
  }

  /// The side at which pipelines end.
  public var exporter: Exporter<From> { Exporter(component) }
  /// The side at which pipelines begin.
  public var receiver: Receiver<To> { Receiver(component) }
}

extension Connector where From == To {
  /// Passes everything on (opentelemetry-collector, connector/forwardconnector).
  public static func forward(named name: String? = nil) -> Connector { Connector(Component(.connector, "forward", name)) }
}
