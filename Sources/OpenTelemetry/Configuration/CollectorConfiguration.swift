public import ChartModel
public import CollectorSchemas
import Prometheus
import YAML

/// A collector's whole configuration.
///
/// What the pipelines use is listed by itself, and so are the extensions that components refer to: nothing can be undefined or unused.
public struct CollectorConfiguration: Sendable {
  /// The port of the health check, for probes.
  public static let healthPort = 13133
  /// The port of the collector's own metrics.
  public static let telemetryPort = 8888

  /// The release that the configuration is written for: it decides the names of components and some keys.
  public var version: CollectorVersion
  /// What flows from where to where. One whose receivers or exporters are all absent when the chart is installed is left out.
  public var pipelines: [AnyPipeline]
  /// Those that no component refers to, such as zPages; the others come by themselves.
  public var extensions: [CollectorExtension]
  /// What the collector tells about itself, under `service.telemetry`.
  public var telemetry: CollectorTelemetry
  /// Nil: no health check.
  public var health: CollectorExtension?
  /// What users may add with the chart's values. Nil: nothing.
  public var overrides: CollectorOverrides?

  /// - Parameter health: on all addresses: the default, localhost, cannot be reached by the kubelet.
  public init(
    version: CollectorVersion = .standard, pipelines: [AnyPipeline], extensions: [CollectorExtension] = [],
    telemetry: CollectorTelemetry = CollectorTelemetry(), health: CollectorExtension? = .standardHealthCheck,
    overrides: CollectorOverrides? = nil
  ) {
    self.version = version
    self.pipelines = pipelines
    self.extensions = extensions
    self.telemetry = telemetry
    self.health = health
    self.overrides = overrides
  }

  /// Pipelines for different signals, one after another, without erasing their types.
  ///
  /// - Parameter health: on all addresses: the default, localhost, cannot be reached by the kubelet.
  public init<each S: Signal>(
    version: CollectorVersion = .standard, _ pipelines: repeat Pipeline<each S>, extensions: [CollectorExtension] = [],
    telemetry: CollectorTelemetry = CollectorTelemetry(), health: CollectorExtension? = .standardHealthCheck,
    overrides: CollectorOverrides? = nil
  ) {
    var all: [AnyPipeline] = []
    for pipeline in repeat each pipelines { all.append(pipeline.erased) }
    self.init(
      version: version, pipelines: all, extensions: extensions, telemetry: telemetry, health: health, overrides: overrides)
  }

  /// The components of all pipelines and the extensions, each once.
  public var components: [Component] { ComponentKind.allCases.flatMap { used($0).map(\.component) } }

  /// Whether there is any pipeline: without one the collector does not start.
  public var hasPipelines: Expr<Bool> {
    var all = pipelines.map(presence)
    if let overrides {
      all += signalsOfUsers.map(overrides.addsPipeline) + [Existence(overrides.pipelines.isNonEmpty)]
    }
    return Existence.any(all).condition
  }

  /// The configuration's entries.
  ///
  /// In users' texts `$` is doubled, so that the collector reads them as they are instead of expanding variables. Users' components
  /// are taken as they are: in them, `${env:NAME}` means what it does in every configuration.
  public var entries: [MapEntry] {
    MapBuilder.entries { map in
      for kind in [ComponentKind.extension, .receiver, .processor, .exporter, .connector] { map.append(section: kind, self) }
      map.map("service") { service in
        service.list("extensions", extensionList)
        service.map("pipelines", pipelineEntries)
        service.map("telemetry") { telemetry.put(into: &$0, in: version) }
      }
    }
    .map(\.escapingDollars)
  }
}

// MARK: - Sections

extension CollectorConfiguration {
  private func presence(_ pipeline: AnyPipeline) -> Existence {
    pipeline.presence(overrides?.adds(.exporter, to: pipeline.signal) ?? .never)
  }

  /// The signals for which only users' components can make a pipeline.
  private var signalsOfUsers: [CollectorSignal] {
    CollectorSignal.allCases.filter { signal in !pipelines.contains { $0.signal == signal } }
  }

  fileprivate struct Used {
    var component: Component
    var configuration: [MapEntry]
    var presence: Existence
  }

  /// The components of a kind in the order of their first use.
  ///
  /// Two that share a name and not their configuration stay two: the chart's declaration is then refused for the repeated key.
  fileprivate func used(_ kind: ComponentKind) -> [Used] {
    var uses: [(component: Component, presence: Existence)] = (([health].compactMap { $0 }) + extensions).map { ($0.component, .always) }
    for pipeline in pipelines {
      let presence = presence(pipeline)
      for part in pipeline.receivers + pipeline.processors + pipeline.exporters {
        uses.append((part.component, .all([presence, part.presence])))
      }
    }
    uses = uses.flatMap { use in use.component.neededExtensions.map { ($0, use.presence) } + [use] }
    var merged: [Used] = []
    for use in uses where use.component.kind == kind {
      if case .never = use.presence { continue }
      let configuration = use.component.configuration(in: version)
      if let index = merged.firstIndex(where: { $0.component.id == use.component.id && $0.configuration == configuration }) {
        merged[index].presence = .any([merged[index].presence, use.presence])
      } else {
        merged.append(Used(component: use.component, configuration: configuration, presence: use.presence))
      }
    }
    return merged
  }

  fileprivate var extensionList: [ListItem] {
    let own = used(.extension)
    let items = own.flatMap { $0.presence.items([.item(.value(.string($0.component.name(in: version))))]) }
    guard case .reference(let users)? = overrides?.section(.extension).expression else { return items }
    return items + [.keys(users, omitting: own.map { $0.component.name(in: version) })]
  }

  fileprivate func pipelineEntries(_ map: inout MapBuilder) {
    for pipeline in pipelines {
      let presence = presence(pipeline)
      let entries = MapBuilder.entries { map in
        map.list("receivers", items(pipeline.receivers) + added(.receiver, to: pipeline))
        map.list("processors", processorItems(pipeline))
        map.list("exporters", items(pipeline.exporters) + added(.exporter, to: pipeline))
      }
      for entry in presence.entries([.field(pipeline.id, .folding(entries))]) { map.append(entry) }
    }
    guard let overrides else { return }
    for signal in signalsOfUsers {
      for entry in overrides.ownPipeline(signal) { map.append(entry) }
    }
    map.spread(overrides.pipelines)
  }

  /// Users' processors come last but for the batches, which belong at the end.
  private func processorItems(_ pipeline: AnyPipeline) -> [ListItem] {
    let added = added(.processor, to: pipeline)
    guard let last = pipeline.processors.last, last.component.id.type == "batch" else { return items(pipeline.processors) + added }
    return items(pipeline.processors.dropLast()) + added + items([last])
  }

  private func items(_ parts: [AnyPipeline.Part]) -> [ListItem] {
    parts.flatMap { $0.presence.items([.item(.value(.string($0.component.name(in: version))))]) }
  }

  private func added(_ kind: ComponentKind, to pipeline: AnyPipeline) -> [ListItem] {
    overrides?.additions(kind, to: pipeline.signal)?.items ?? []
  }
}

extension MapBuilder {
  /// A section with our components, and the users' beside them; ours win.
  fileprivate mutating func append(section kind: ComponentKind, _ configuration: CollectorConfiguration) {
    map(kind.section) { section in
      for used in configuration.used(kind) {
        let name = used.component.name(in: configuration.version)
        let entry = kind == .receiver ? MapEntry.field(name, .folding(used.configuration)) : .keeping(name, used.configuration)
        for entry in used.presence.entries([entry]) { section.append(entry) }
      }
      if let overrides = configuration.overrides { section.spread(overrides.section(kind)) }
    }
  }
}

extension MapEntry {
  /// A map that stays, as an empty one, when there is nothing in it. No receiver can do without a configuration.
  fileprivate static func keeping(_ key: String, _ entries: [MapEntry]) -> MapEntry {
    let empty = MapEntry.field(key, .value([:]))
    if entries.isEmpty { return empty }
    let tree = Tree.folding(entries)
    return tree.isThere.map { .when($0, [.field(key, tree)], else: [empty]) } ?? .field(key, tree)
  }
}
