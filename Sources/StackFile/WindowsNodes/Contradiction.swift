import YAML

/// Options that do not go together, each of which is one.
public enum Contradiction: Sendable, Hashable {
  /// The strategy exists on other clouds only.
  case strategy(StackStrategy, on: StackCloud)
  /// The backend at this place trusts identities of another cloud only.
  case backend(StackBackend, at: Int, on: StackCloud)
  case noMetrics
  case noLogs
  /// A backend at this place takes logs alone, and none are sent.
  case logsBackend(StackBackend, at: Int)
}

extension StackOptions {
  /// Everything that does not go together; if nothing does not, a chart can be made.
  public var contradictions: [Contradiction] {
    var all: [Contradiction] = []
    if let clouds = strategy.clouds, !clouds.contains(cloud) { all.append(.strategy(strategy, on: cloud)) }
    for (place, backend) in backends.enumerated() {
      if let needed = backend.cloud, needed != cloud { all.append(.backend(backend, at: place, on: cloud)) }
      if !logs, !backend.takesMetrics { all.append(.logsBackend(backend, at: place)) }
    }
    if !backends.contains(where: \.takesMetrics) { all.append(.noMetrics) }
    if logs, !backends.contains(where: \.takesLogs) { all.append(.noLogs) }
    return all
  }
}

extension Contradiction {
  /// The option that it is reported at, from `options`.
  var path: [PathElement] {
    switch self {
    case .strategy: [.key("strategy")]
    case .backend(_, let place, _), .logsBackend(_, let place): [.key("backends"), .index(place)]
    case .noMetrics: [.key("backends")]
    case .noLogs: [.key("logs")]
    }
  }

  public var message: String {
    switch self {
    case .strategy(let strategy, let cloud):
      "the strategy \(strategy.rawValue) needs \(strategy.clouds?.map(\.rawValue).joined(separator: " or ") ?? "another cloud"), and the cloud is \(cloud.rawValue)"
    case .backend(let backend, _, let cloud):
      "the backend \(backend.rawValue) knows the collector by an identity of \(backend.cloud?.title ?? "another cloud"), and the cloud is \(cloud.rawValue)"
    case .noMetrics: "no backend takes metrics"
    case .noLogs: "logs are to be sent, and no backend takes any"
    case .logsBackend(let backend, _): "the backend \(backend.rawValue) takes logs alone, and none are sent"
    }
  }

  public var hint: String {
    switch self {
    case .strategy(let strategy, _):
      "set cloud: \(strategy.clouds?.first?.rawValue ?? "") if it is that, or choose one of \(Self.names(StackStrategy.allCases.filter { $0.clouds == nil }.map(\.rawValue)))"
    case .backend(let backend, _, _):
      "set cloud: \(backend.cloud?.rawValue ?? "") if it is that, or choose one of \(Self.names(StackBackend.allCases.filter { $0.cloud == nil && $0.takesMetrics }.map(\.rawValue)))"
    case .noMetrics: "add one of \(Self.names(StackBackend.allCases.filter { $0.takesMetrics && $0.cloud == nil }.map(\.rawValue)))"
    case .noLogs: "add one of \(Self.names(StackBackend.allCases.filter(\.takesLogs).map(\.rawValue))), or leave logs out"
    case .logsBackend: "set logs: true, or remove it"
    }
  }

  private static func names(_ names: [String]) -> String { names.joined(separator: ", ") }
}
