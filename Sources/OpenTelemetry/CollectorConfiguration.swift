public import ChartModel
import YAML

/// A pipeline for one signal.
public struct Pipeline<S: Signal>: Sendable {
  fileprivate let erased: AnyPipeline

  /// - Parameter name: nil for the signal's only pipeline.
  public init(_ name: String? = nil, from receivers: [Receiver<S>], through processors: [Processor<S>], to exporters: [Exporter<S>]) {
    erased = AnyPipeline(
      id: ComponentID(S.name, name), receivers: receivers.map(\.component), processors: processors.map(\.component),
      exporters: exporters.map(\.component))
  }
}

private struct AnyPipeline: Sendable {
  var id: ComponentID
  var receivers: [Component]
  var processors: [Component]
  var exporters: [Component]
}

/// A collector's whole configuration.
public struct CollectorConfiguration: Sendable {
  /// The port of the health check, for probes.
  public static let healthPort = 13133
  /// The port of the collector's own metrics.
  public static let telemetryPort = 8888

  private let pipelines: [AnyPipeline]

  public init<each S: Signal>(_ pipelines: repeat Pipeline<each S>) {
    var all: [AnyPipeline] = []
    for pipeline in repeat each pipelines { all.append(pipeline.erased) }
    self.pipelines = all
  }

  private static let healthCheck = Component(ComponentID("health_check")) { map in
    // The default, localhost, cannot be reached by the kubelet.
    map.put("endpoint", "0.0.0.0:\(healthPort)")
  }

  /// The configuration's entries.
  ///
  /// In users' texts `$` is doubled, so that the collector reads them as they are instead of expanding variables.
  public var entries: [MapEntry] { unescapedEntries.map(\.escapingDollars) }

  private var unescapedEntries: [MapEntry] {
    let extensions = unique([Self.healthCheck] + pipelines.flatMap { $0.receivers + $0.processors + $0.exporters }.flatMap(\.extensions))
    return MapBuilder.entries { map in
      put("extensions", extensions, into: &map)
      put("receivers", unique(pipelines.flatMap(\.receivers)), into: &map)
      put("processors", unique(pipelines.flatMap(\.processors)), into: &map)
      put("exporters", unique(pipelines.flatMap(\.exporters)), into: &map)
      map.map("service") { service in
        service.list("extensions", extensions.map { Tree.value(.string($0.id.text)) })
        service.map("pipelines") { map in
          for pipeline in pipelines {
            map.map(pipeline.id.text) { map in
              map.list("receivers", pipeline.receivers.map { Tree.value(.string($0.id.text)) })
              map.list("processors", pipeline.processors.map { Tree.value(.string($0.id.text)) })
              map.list("exporters", pipeline.exporters.map { Tree.value(.string($0.id.text)) })
            }
          }
        }
        service.map("telemetry") {
          $0.map("metrics") { metrics in
            metrics.put("level", "normal")
            metrics.list(
              "readers", [Tree.value(["pull": ["exporter": ["prometheus": ["host": "0.0.0.0", "port": .int(Self.telemetryPort)]]]])])
          }
        }
      }
    }
  }

  private func put(_ section: String, _ components: [Component], into map: inout MapBuilder) {
    map.map(section) { section in
      for component in components {
        section.put(component.id.text, tree: component.configuration.isEmpty ? .value([:]) : .folding(component.configuration))
      }
    }
  }

  private func unique(_ components: [Component]) -> [Component] {
    var seen: Set<ComponentID> = []
    return components.filter { seen.insert($0.id).inserted }
  }
}
