extension LeaveReason {
  /// One or two sentences about all keys that are left out for this reason.
  var summary: String {
    switch self {
    case .otherDuty:
      "Not about Windows nodes. If you need it, keep the old release for it (see \"The order of steps\")."
    case .applications:
      "Annotated pods and Services: `\(ChartSetting.applicationPods.rawValue)` and `scrape.applications.services` scrape them too. They are off as long as the old release may do it: on in both, every series is sent twice."
    case .filters:
      "Filters by the names of metrics, most of which changed. The chart sends all series of Windows nodes; write filters into `\(ChartSetting.collectorConfig.rawValue).processors` and name them under `\(ChartSetting.collectorConfig.rawValue).metrics.processors`."
    case .resourceDetection: "Attributes of the cloud: nothing of the chart needs them."
    case .collectorConfiguration:
      "The configuration of the old chart's collectors. What you add to ours goes into `\(ChartSetting.collectorConfig.rawValue)`, by kinds of components."
    case .collectorRelease: "The release of the collector comes from the chart, whose configuration is written for it."
    case .otherImages:
      "The chart has other images in its place: the official image of Python for the installer, Microsoft's Windows Server Core for the proxy. If nodes pull from a mirror, see \"What you have to do\"."
    case .oneCollector:
      "One collector in a Deployment scrapes all Windows nodes: a second would send every series twice, and no collector sees but its own node."
    case .forEveryNode:
      "For a collector on every node; the chart has one for all. See `collector.resources` if the cluster has many Windows nodes."
    case .memoryIsOneAmount: "The chart sets aside what it allows, `\(ChartSetting.collectorMemoryMiB.rawValue)`."
    case .noCollectorsOnWindows: "The chart needs no collectors on Windows nodes."
    case .secretsOfOurs: "The chart makes no Secrets: see \"Secrets\"."
    case .otherCredential: "A credential that the chart has no use for. It is not repeated here."
    case .mayHoldCredential:
      "An address with `@`, `?` or `#` may hold a credential, which does not belong into values. Set `\(ChartSetting.endpoint.rawValue)` by yourself if it holds none."
    case .holdsCredential: "The value contains the text of a credential of this file."
    case .accounts: "The chart makes accounts of its own, one for each purpose, with the rights that they need."
    case .names: "Objects of the chart have other names, so that both releases can run side by side."
    case .systemLabel: "The operating system is not chosen by values: every pod of the chart has its own."
    case .builtIn: "The chart has proxies for Windows Server 2022 and 2025 as it is."
    case .decidedByChart: "Decided by the chart, for Linux and Windows pods each in its own way."
    case .onlyMetrics: "The chart is for metrics alone; they are always on."
    case .unusedHere: "Without effect in the old release: the mode, or another key, takes its place."
    case .neverRead: "No template of logzio-telemetry 5.9.6 reads it."
    case .former:
      "Read by releases before 5.0 only; 5.9 takes these from `global`. If your release is older, set `\(ChartSetting.environment.rawValue)` and `\(ChartSetting.region.rawValue)` by yourself."
    case .empty: "Empty."
    }
  }
}
