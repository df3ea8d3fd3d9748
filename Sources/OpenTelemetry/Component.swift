public import ChartModel

/// A component's name in the collector's configuration: its type, and a name where there are several of the type.
public struct ComponentID: Sendable, Hashable {
  public var type: String
  public var name: String?

  public init(_ type: String, _ name: String? = nil) {
    self.type = type
    self.name = name
  }

  public var text: String { name.map { "\(type)/\($0)" } ?? type }
}

/// A component and its configuration.
public struct Component: Sendable {
  public var id: ComponentID
  public var configuration: [MapEntry]
  /// Extensions that the component refers to.
  public var extensions: [Component]

  public init(_ id: ComponentID, extensions: [Component] = [], _ configuration: (inout MapBuilder) -> Void = { _ in }) {
    self.id = id
    self.extensions = extensions
    self.configuration = MapBuilder.entries(configuration)
  }
}

/// Takes telemetry in.
public struct Receiver<S: Signal>: Sendable {
  public let component: Component

  public init(_ component: Component) { self.component = component }
}

/// Changes telemetry on its way.
public struct Processor<S: Signal>: Sendable {
  public let component: Component

  public init(_ component: Component) { self.component = component }
}

/// Sends telemetry on.
public struct Exporter<S: Signal>: Sendable {
  public let component: Component

  public init(_ component: Component) { self.component = component }
}
