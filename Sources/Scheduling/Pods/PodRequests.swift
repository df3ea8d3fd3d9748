/// What one pod requests in all.
///
/// Containers and sidecars (init containers that restart always) run together, so theirs add up; each other init container runs beside the
/// sidecars before it, and the greatest of these moments counts. Requests that are missing are taken from the limits. Pod-level requests
/// replace the sum, and overhead is added. What LimitRanges add is not known here.
/// Sources: kubernetes/kubernetes, staging/src/k8s.io/component-helpers/resource/helpers.go (`PodRequests`), pkg/apis/core/v1/defaults.go
/// (`SetDefaults_Pod`).
enum PodRequests {
  static func total(of spec: Field, overhead: [String: Quantity]?) throws(PlacementError) -> [String: Quantity] {
    var total: [String: Quantity] = [:]
    for container in try spec.items("containers") { total.add(try requests(of: container)) }
    var sidecars: [String: Quantity] = [:]
    var greatest: [String: Quantity] = [:]
    for container in try spec.items("initContainers") {
      var moment = try requests(of: container)
      if try container.text("restartPolicy") == "Always" {
        total.add(moment)
        sidecars.add(moment)
        moment = sidecars
      } else {
        moment.add(sidecars)
      }
      greatest.raise(to: moment)
    }
    total.raise(to: greatest)
    try applyPodLevel(of: spec, to: &total)
    if let overhead { total.add(overhead) } else { total.add(try spec.quantities("overhead")) }
    return total
  }

  private static func requests(of container: Field) throws(PlacementError) -> [String: Quantity] {
    guard let resources = try container.field("resources") else { return [:] }
    return try resources.quantities("limits").merging(resources.quantities("requests")) { _, request in request }
  }

  /// Pod-level limits stand in for requests that neither the pod nor its containers make.
  private static func applyPodLevel(of spec: Field, to total: inout [String: Quantity]) throws(PlacementError) {
    guard let resources = try spec.field("resources") else { return }
    let isPodLevel = { (name: String) in name == "cpu" || name == "memory" || name.hasPrefix("hugepages-") }
    for (name, limit) in try resources.quantities("limits") where isPodLevel(name) && total[name] == nil { total[name] = limit }
    for (name, request) in try resources.quantities("requests") where isPodLevel(name) { total[name] = request }
  }
}

extension [String: Quantity] {
  fileprivate mutating func add(_ other: [String: Quantity]) {
    merge(other) { $0 + $1 }
  }

  fileprivate mutating func raise(to other: [String: Quantity]) {
    merge(other) { Swift.max($0, $1) }
  }
}
