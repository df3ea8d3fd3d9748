public import ChartModel
public import CollectorSchemas
public import YAML

/// A component's name in the collector's configuration: its type, and a name where there are several of the type.
public struct ComponentID: Sendable, Hashable {
  /// As the current releases call it.
  public var type: String
  /// What tells the component from others of its type, behind the slash; nil for one that needs no name.
  public var name: String?

  /// An identity; without a name for a type's only component.
  public init(_ type: String, _ name: String? = nil) {
    self.type = type
    self.name = name
  }

  /// `TYPE` or `TYPE/NAME`, as keys and pipelines spell it.
  public var text: String { name.map { "\(type)/\($0)" } ?? type }
}

/// A component and its configuration.
public struct Component: Sendable {
  /// Puts the fields of a configuration into its map, as a release of the collector knows them.
  public typealias Encoding = @Sendable (_ map: inout MapBuilder, _ version: CollectorVersion) -> Void

  /// The section that it stands in.
  public var kind: ComponentKind
  /// Its type as the current releases call it, and its name. `name(in:)` is what a configuration says.
  public var id: ComponentID
  /// Extensions that the component refers to.
  public var extensions: [Component]
  private let encode: Encoding

  /// - Parameters:
  ///   - type: as the current releases call it; older ones get the name that they know.
  ///   - encode: puts the configuration's fields.
  public init(
    _ kind: ComponentKind, _ type: String, _ name: String? = nil, extensions: [Component] = [], _ encode: @escaping Encoding = { _, _ in }
  ) {
    self.kind = kind
    id = ComponentID(type, name)
    self.extensions = extensions
    self.encode = encode
  }

  /// A component that is written out: of a type, or with fields, that nothing here knows.
  public static func raw(
    _ kind: ComponentKind, _ type: String, named name: String? = nil, _ configuration: YAMLMap, extensions: [Component] = []
  ) -> Component {
    Component(kind, type, name, extensions: extensions) { map, _ in
      for entry in configuration.entries { map.put(entry.key, tree: .value(entry.value)) }
    }
  }

  /// The name by which a release knows the component.
  public func name(in version: CollectorVersion) -> String {
    ComponentID(CollectorSchemas.embedded.name(of: kind, id.type, in: version), id.name).text
  }

  /// The fields for a release, in the order in which they are written. Dollars in users' texts are not yet doubled:
  /// `CollectorConfiguration.entries` does that.
  public func configuration(in version: CollectorVersion) -> [MapEntry] { MapBuilder.entries { encode(&$0, version) } }

  /// The extensions that the component needs, those that these need first.
  public var neededExtensions: [Component] { extensions.flatMap { $0.neededExtensions + [$0] } }

  /// The distributions that have the component and the extensions that it needs; empty if the release does not know it.
  public func distributions(in version: CollectorVersion = .standard) -> Set<CollectorDistribution> {
    ([self] + neededExtensions).reduce(Set(CollectorDistribution.allCases)) { common, component in
      guard case .known(let found, _) = CollectorSchemas.embedded.find(component.kind, component.name(in: version).type, in: version) else {
        return []
      }
      return common.intersection(found.distributions)
    }
  }
}

/// A component in a pipeline for one signal.
public protocol PipelineComponent: Sendable {
  /// The signal whose pipelines the component may stand in.
  associatedtype S: Signal
  /// What the configuration says of it.
  var component: Component { get }
  /// Nil: always there.
  var condition: Expr<Bool>? { get set }
  /// Takes a component at its word: whether it carries the signal is not checked.
  init(_ component: Component)
}

extension String {
  /// The type in a component's name.
  fileprivate var type: String { String(prefix { $0 != "/" }) }
}

extension PipelineComponent {
  /// The component, there only if a condition holds when the chart is installed.
  public func when(_ condition: Expr<Bool>) -> Self {
    var copy = self
    copy.condition = copy.condition.map { $0 && condition } ?? condition
    return copy
  }
}

/// Takes telemetry in.
public struct Receiver<S: Signal>: PipelineComponent {
  public let component: Component
  public var condition: Expr<Bool>?

  public init(_ component: Component) { self.component = component }

  /// A receiver that is written out. The signal must be one that it carries: `lint` knows.
  public static func raw(_ type: String, named name: String? = nil, _ configuration: YAMLMap) -> Receiver {
    Receiver(.raw(.receiver, type, named: name, configuration))
  }
}

/// Changes telemetry on its way.
public struct Processor<S: Signal>: PipelineComponent {
  public let component: Component
  public var condition: Expr<Bool>?

  public init(_ component: Component) { self.component = component }

  /// A processor that is written out. The signal must be one that it carries: `lint` knows.
  public static func raw(_ type: String, named name: String? = nil, _ configuration: YAMLMap) -> Processor {
    Processor(.raw(.processor, type, named: name, configuration))
  }
}

/// Sends telemetry on.
public struct Exporter<S: Signal>: PipelineComponent {
  public let component: Component
  public var condition: Expr<Bool>?

  public init(_ component: Component) { self.component = component }

  /// An exporter that is written out. The signal must be one that it carries: `lint` knows.
  ///
  /// - Parameter authenticator: put as `auth.authenticator`.
  public static func raw(
    _ type: String, named name: String? = nil, _ configuration: YAMLMap, authenticator: Authenticator? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, type, name, extensions: [authenticator?.component].compactMap { $0 }) { map, version in
        for entry in configuration.entries { map.put(entry.key, tree: .value(entry.value)) }
        map.put(authenticator: authenticator?.component, version)
      })
  }
}
