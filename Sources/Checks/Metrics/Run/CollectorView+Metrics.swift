import CollectorSchemas
import YAML

/// What happens to metrics behind the scrape jobs of a collector.
extension CollectorView {
  /// Whether a pipeline has an exporter of one of some types.
  func exports(_ pipeline: Pipeline, to types: Set<String>) -> Bool {
    pipeline.exporters.contains { component(.exporter, $0.id).map { types.contains($0.type) } ?? false }
  }

  /// Whether the label `instance`, which is `service.instance.id` on the way, stays what the scrape job made it.
  func keepsInstances(_ pipeline: Pipeline) -> Bool {
    pipeline.processors.allSatisfy { reference in
      guard let processor = component(.processor, reference.id) else { return false }
      return Self.leavesOthers.contains(processor.type) && !processor.configuration.names("instance")
    }
      && pipeline.exporters.allSatisfy { reference in
        // Whoever scrapes the exporter gives the label itself.
        guard let exporter = component(.exporter, reference.id), exporter.type != "prometheus" else { return false }
        return !exporter.configuration.names("instance")
      }
  }

  /// Processors that change no resource attributes but those that they are told.
  private static let leavesOthers: Set<String> = [
    "batch", "memory_limiter", "filter", "resource", "resource_detection", "resourcedetection", "k8s_attributes", "k8sattributes",
    "cumulative_to_delta", "cumulativetodelta",
  ]
}

extension YAMLValue {
  /// Whether some text or key in it has a word.
  fileprivate func names(_ word: StaticString) -> Bool {
    switch self {
    case .string(let text): text.hasBytes(word)
    case .list(let items): items.contains { $0.names(word) }
    case .map(let map): map.entries.contains { $0.key.hasBytes(word) || $0.value.names(word) }
    case .null, .bool, .int, .float: false
    }
  }
}
