import ChartModel
import Checks
import Diagnostics
import Foundation
import HelmValues
import KubernetesSchemas
import StackFile
import Testing
import YAML

/// What `windows-nodes` makes of its options.
@Suite struct CombinationTests {
  /// Every strategy with every backend, with and without logs, on the cloud that they ask for.
  static let combinations: [StackOptions] = StackStrategy.allCases.flatMap { strategy in
    StackBackend.allCases.flatMap { backend in
      [false, true].compactMap { logs in
        var options = StackOptions(
          cloud: backend.cloud ?? strategy.clouds?.first ?? .other, strategy: strategy, backends: [backend], logs: logs)
        if !backend.takesMetrics { options.backends.append(.mimir) }
        if logs, !backend.takesLogs { options.backends.append(.loki) }
        return options.contradictions.isEmpty ? options : nil
      }
    }
  }

  /// A share of them that holds every strategy with and without logs, and every backend.
  static var sample: [StackOptions] {
    combinations.enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
  }

  static func text(_ options: StackOptions) -> String {
    """
    stack: windows-nodes
    options:
      cloud: \(options.cloud.rawValue)
      strategy: \(options.strategy.rawValue)
      backends: [\(options.backends.map(\.rawValue).joined(separator: ", "))]
      logs: \(options.logs)

    """
  }

  /// Each option alone is one, so either a chart comes of them or a contradiction is told.
  @Test func everyCombinationIsJudged() {
    var valid = 0
    for cloud in StackCloud.allCases {
      for strategy in StackStrategy.allCases {
        for first in StackBackend.allCases {
          for logs in [false, true] {
            let options = StackOptions(cloud: cloud, strategy: strategy, backends: [first], logs: logs)
            let found = options.contradictions
            if found.isEmpty { valid += 1 }
            #expect(found.isEmpty == Self.isPossible(options), "\(options)")
            for contradiction in found { #expect(!contradiction.message.isEmpty && !contradiction.hint.isEmpty) }
          }
        }
      }
    }
    #expect(valid > 100)
  }

  private static func isPossible(_ options: StackOptions) -> Bool {
    let clouds: [StackBackend: StackCloud] = [.azureMonitor: .aks, .amp: .eks, .googleManagedPrometheus: .gke]
    let takesLogs: Set<StackBackend> = [.logzio, .otlp, .grafanaCloud, .datadog, .elastic, .newrelic, .splunk]
    return options.backends.allSatisfy {
      $0 != .loki && clouds[$0] ?? options.cloud == options.cloud && (!options.logs || takesLogs.contains($0))
    }
      && (options.strategy != .aksManaged || options.cloud == .aks)
  }

  /// Neither error nor warning of ours over the defaults, and nothing that Kubernetes would refuse.
  @Test(arguments: [28, 32, 37]) func chartsAreClean(minor: Int) throws {
    let checker = Checker(schemas: KubernetesSchemas(version: KubernetesMinor(minor)))
    let all = ProcessInfo.processInfo.environment["WINGEN_ALL_STACKS"] != nil
    for (place, options) in (all ? Self.combinations : Self.sample).enumerated() where all || place % 3 == minor % 3 {
      let chart = try chart(Self.text(options))
      #expect(chart.unusedSettings == [], "\(options)")
      let values = try ValuesMerge.combine(files: [], sets: [], defaults: chart.settings.defaults).values
      let rendering = Evaluator(chart).render(values, release: ReleaseFacts(name: "metrics", namespace: "monitoring"))
      let objects = (rendering.objects + rendering.hooks).map(\.value)
      #expect(objects.contains { $0["kind"] == "Deployment" })
      #expect(objects.contains { $0["kind"] == "DaemonSet" } == (options.logs || [.hostProcess, .sshInstaller].contains(options.strategy)))
      for finding in checker.check(objects, isWhole: true).findings {
        let severity = max(finding.severity, finding.severityAmongWindows ?? finding.severity)
        #expect(severity == .info, "\(options): \(finding.code) \(finding.message)")
      }
    }
  }
}
