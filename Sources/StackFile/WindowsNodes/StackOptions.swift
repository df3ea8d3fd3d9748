package import ChartModel
package import YAML

/// What is chosen about the stack `windows-nodes` when its chart is made.
public struct StackOptions: Sendable, Hashable {
  public var cloud: StackCloud
  public var strategy: StackStrategy
  /// In the order in which they are set up; each gets everything that it takes.
  public var backends: [StackBackend]
  /// Whether logs are sent beside metrics.
  public var logs: Bool

  public init(cloud: StackCloud = .other, strategy: StackStrategy = .hostProcess, backends: [StackBackend], logs: Bool = false) {
    self.cloud = cloud
    self.strategy = strategy
    self.backends = backends
    self.logs = logs
  }
}

extension StackOptions {
  /// The keys of `options` in a stack file.
  package static let type = ValueType.record([
    .init("cloud", .choice(StackCloud.allCases.map(\.rawValue)), summary: "Whose Kubernetes it is; other if it is not said."),
    .init(
      "strategy", .choice(StackStrategy.allCases.map(\.rawValue)),
      summary: "How windows_exporter comes onto Windows nodes; hostProcess if it is not said."),
    .init(
      "backends", .list(of: .choice(StackBackend.allCases.map(\.rawValue)), minItems: 1, unique: true), required: true,
      summary: "Where everything is sent: at least one that takes metrics, and with logs one that takes logs."),
    .init(
      "logs", .boolean,
      summary: "Send what containers write, the cluster's events, and with hostProcess the nodes' event logs too; false if it is not said."),
  ])

  /// Reads a value of this type.
  package init(_ value: YAMLValue) {
    self.init(
      cloud: value["cloud"]?.string.flatMap(StackCloud.init) ?? .other,
      strategy: value["strategy"]?.string.flatMap(StackStrategy.init) ?? .hostProcess,
      backends: (value["backends"]?.list ?? []).compactMap { $0.string.flatMap(StackBackend.init) },
      logs: value["logs"]?.bool ?? false)
  }
}
