import ChartModel
import YAML

/// A field that a pod's operating system fills in.
public enum SystemField: Sendable, Hashable {
  /// `os.name`.
  case osName
  /// The entry `kubernetes.io/os` of the node selector.
  case nodeSelector
  /// The tolerations for taints that the system's nodes commonly carry.
  case tolerations
}

extension PodSpec {
  /// The pod without fields that its system fills in, for a pod that must come out as it was elsewhere.
  ///
  /// Without the node selector, affinity or the cluster's taints must keep it from nodes of the other system.
  public func leavingOut(_ left: SystemField...) -> PodSpec {
    var changed = self
    for field in left { changed.fields = changed.fields.compactMap { field.removed(from: $0, known: OS.knownTaintKeys.count) } }
    return changed
  }
}

extension SystemField {
  fileprivate func removed(from entry: MapEntry, known: Int) -> MapEntry? {
    switch (self, entry) {
    case (.osName, .field("os", _)): return nil
    case (.nodeSelector, .field(let key, .value(.map(var map)))) where key == "nodeSelector":
      map[Self.systemLabel] = nil
      return map.isEmpty ? nil : .field(key, .value(.map(map)))
    case (.nodeSelector, .field(let key, .map(let entries))) where key == "nodeSelector":
      return .field(key, .map(entries.filter { !$0.isField(Self.systemLabel) }))
    case (.tolerations, .field(let key, .value(.list(let items)))) where key == "tolerations":
      return items.count > known ? .field(key, .value(.list(Array(items.dropFirst(known))))) : nil
    case (.tolerations, .field(let key, .list(let items))) where key == "tolerations":
      return .field(key, .list(Array(items.dropFirst(known))))
    default: return entry
    }
  }

  private static let systemLabel = "kubernetes.io/os"
}
