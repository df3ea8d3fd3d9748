public import ChartModel
public import CollectorSchemas
import YAML

/// What users add to a collector's configuration with the chart's values: components of their own, pipelines of their own, and their
/// components in the chart's pipelines.
///
/// A component or pipeline that the chart has under the same name wins: the user's is left out. `${env:NAME}` means in them what it does
/// in every configuration of the collector.
public struct CollectorOverrides: ChartValues {
  @Setting var receivers: Expr<AnyMap>
  @Setting var processors: Expr<AnyMap>
  @Setting var exporters: Expr<AnyMap>
  @Setting var connectors: Expr<AnyMap>
  @Setting var extensions: Expr<AnyMap>
  @Setting var pipelines: Expr<AnyMap>
  @SettingGroup("Components that are added to all of the chart's pipelines for metrics; where it has none, they make one.") var metrics =
    PipelineAdditions()
  @SettingGroup("Components that are added to all of the chart's pipelines for logs; where it has none, they make one.") var logs =
    PipelineAdditions()
  @SettingGroup("Components that are added to all of the chart's pipelines for traces; where it has none, they make one.") var traces =
    PipelineAdditions()

  public init() { self.init(.contrib) }

  /// - Parameter distribution: what the image holds: other components are refused with the values.
  public init(_ distribution: CollectorDistribution, version: CollectorVersion = .standard) {
    func setting(_ kind: ComponentKind, _ text: String) -> Setting<AnyMap> {
      Setting(wrappedValue: .none, text, .type(OverrideTypes.section(kind, of: distribution, in: version)))
    }
    _receivers = setting(.receiver, "Further receivers, as in the collector's own configuration, by TYPE or TYPE/NAME.")
    _processors = setting(.processor, "Further processors, by TYPE or TYPE/NAME.")
    _exporters = setting(.exporter, "Further exporters, by TYPE or TYPE/NAME.")
    _connectors = setting(.connector, "Further connectors, by TYPE or TYPE/NAME.")
    _extensions = setting(.extension, "Further extensions, by TYPE or TYPE/NAME. They are enabled by themselves.")
    _pipelines = Setting(
      wrappedValue: .none, "Further pipelines: metrics, logs or traces, or these with /NAME. Pipelines of the chart are not replaced.",
      .type(OverrideTypes.pipelines))
  }
}

/// Names of components that users add to the chart's pipelines.
public struct PipelineAdditions: ChartValues {
  @Setting("Receivers, by the names under which they are defined.", .type(OverrideTypes.names(minItems: 0)))
  public var receivers: Expr<[String]> = []
  @Setting("Processors, put before the batches are made.", .type(OverrideTypes.names(minItems: 0)))
  public var processors: Expr<[String]> = []
  @Setting("Exporters.", .type(OverrideTypes.names(minItems: 0)))
  public var exporters: Expr<[String]> = []

  public init() {}
}

extension CollectorOverrides {
  func section(_ kind: ComponentKind) -> Expr<AnyMap> {
    switch kind {
    case .receiver: receivers
    case .processor: processors
    case .exporter: exporters
    case .connector: connectors
    case .extension: extensions
    }
  }

  /// Nil for signals and kinds to which nothing can be added.
  func additions(_ kind: ComponentKind, to signal: CollectorSignal) -> Expr<[String]>? {
    let group: PipelineAdditions
    switch signal {
    case .metrics: group = metrics
    case .logs: group = logs
    case .traces: group = traces
    case .profiles: return nil
    }
    switch kind {
    case .receiver: return group.receivers
    case .processor: return group.processors
    case .exporter: return group.exporters
    case .connector, .extension: return nil
    }
  }

  /// The pipeline that users' components make for a signal of which the chart has none: `SIGNAL/added`.
  func ownPipeline(_ signal: CollectorSignal) -> [MapEntry] {
    guard let receivers = additions(.receiver, to: signal), let exporters = additions(.exporter, to: signal) else { return [] }
    let entries = MapBuilder.entries { map in
      map.put("receivers", tree: receivers.filled)
      map.put("processors", additions(.processor, to: signal))
      map.put("exporters", tree: exporters.filled)
    }
    return addsPipeline(signal).entries([.field("\(signal.rawValue)/added", .folding(entries))])
  }

  /// Whether users' components suffice for a pipeline.
  func addsPipeline(_ signal: CollectorSignal) -> Existence { .all([adds(.receiver, to: signal), adds(.exporter, to: signal)]) }

  func adds(_ kind: ComponentKind, to signal: CollectorSignal) -> Existence {
    additions(kind, to: signal).map { Existence($0.isNonEmpty) } ?? .never
  }
}

extension Expr where Value == [String] {
  /// The list, where a condition says that there is something in it.
  fileprivate var filled: Tree? {
    if case .reference(let reference) = expression { .scalar(.json(reference)) } else { Tree.whole(expression) }
  }
}
