import Diagnostics

/// Findings of many clusters, of which equal ones become one that names the clusters: a fault in the fleet's defaults is one fault.
struct ClusterFindings {
  private var order: [Diagnostic] = []
  private var clusters: [Diagnostic: [String]] = [:]

  mutating func add(_ findings: [Diagnostic], cluster: String, origin: SourceLocation) {
    for finding in findings {
      var key = finding
      // A finding that only points at the cluster is the same as that of its neighbour; the first one's place stands for all.
      if key.location == origin { key.location = nil }
      if clusters[key] == nil {
        order.append(key)
        places[key] = finding.location
      }
      if clusters[key]?.last != cluster { clusters[key, default: []].append(cluster) }
    }
  }

  private var places: [Diagnostic: SourceLocation] = [:]

  /// In the order in which they came, those of the first clusters first.
  var merged: [Diagnostic] {
    order.map { key in
      var finding = key
      finding.location = places[key]
      finding.causes.append(.clusters(clusters[key] ?? []))
      return finding
    }
  }
}
