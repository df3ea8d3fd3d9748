import ChartModel
import CollectorSchemas
import Kubernetes
import OpenTelemetry

/// What collectors on nodes have in common, whatever workload they stand in.
struct NodeCollector<Host: CollectorHost>: Sendable {
  let name: ObjectName
  let settings: any NodeCollectorSettings
  let common: CollectorSettings
  let telemetry: NodeTelemetry
  let version: CollectorVersion
  /// Where health and the collector's own metrics are shown; nil for the usual ports, in a network of the pod's own.
  var ports: CollectorWorkload<Host>.Ports?

  /// Whether there is a pipeline for it.
  var isInstalled: Expr<Bool> { workload.configuration.hasPipelines }

  private var storage: Expr<String> { Host.storageFolder(name.expression()) }

  var workload: CollectorWorkload<Host> {
    var configuration = CollectorConfiguration(
      version: version,
      pipelines: telemetry.pipelines(
        limit: .mebibytes(limit: settings.resources.limitMiB, spike: settings.resources.spikeMiB),
        // A folder of the node that is mounted is there; a process of the node makes its own.
        storage: .file(directory: storage, createsDirectory: telemetry.isHostProcess ? true : nil)),
      overrides: settings.config)
    if let ports {
      configuration.telemetry = CollectorTelemetry(port: ports.telemetry)
      configuration.health = .healthCheck(HTTPServer(endpoint: "0.0.0.0:\(ports.health)"))
    }
    return CollectorWorkload(
      name: name, configuration: configuration, image: common.image, resources: settings.resources, destinations: telemetry.destinations,
      clusterRules: telemetry.clusterRules, releaseRules: telemetry.releaseRules, environment: telemetry.environment,
      scrapeCredentials: telemetry.credentials, ports: ports ?? CollectorWorkload.Ports())
  }

  /// What stands above everything that the collector is made of.
  @PartsBuilder<ChartPart> var refusals: [ChartPart] {
    if let logs = telemetry.containerLogs {
      If(logs.enabled) {
        Refuse(repeated: { $0.name }, in: logs.multiline, as: "rule") { rule in
          "\(logs.multiline.settingName): two rules are named \(rule.name): give each a name of its own"
        }
      }
    }
  }

  /// The logs of the node's containers, and the folder of positions.
  @PartsBuilder<ContainerPart<Host>> var mounts: [ContainerPart<Host>] {
    if let logs = telemetry.containerLogs {
      If(logs.enabled) {
        Mount<Host>("logs", at: Expr(literal: ContainerLogs.folder(on: Host.system)), readOnly: true)
        Mount<Host>("storage", at: storage)
      }
    }
  }

  @PartsBuilder<PodPart<Host>> var volumes: [PodPart<Host>] {
    workload.volumes
    if let logs = telemetry.containerLogs {
      If(logs.enabled) {
        Volume<Host>.hostPath("logs", Expr(literal: ContainerLogs.folder(on: Host.system)))
        Volume<Host>.hostPath("storage", storage, type: .directoryOrCreate)
      }
    }
  }
}
