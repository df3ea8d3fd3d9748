extension IdleCause {
  var summary: String {
    switch self {
    case .metricsOff: "metrics.enabled is not true, so that neither installer nor proxy is made"
    case .noCredentials:
      "secrets.windowsNodeUsername and secrets.windowsNodePassword are not in the file, so that neither installer nor proxy is made (unless they were given with --set)"
    case .halfCredentials:
      "one of secrets.windowsNodeUsername and secrets.windowsNodePassword is missing, so that neither installer nor proxy is made"
    case .secretNotMade:
      "secrets.enabled is false, so that the Secret \(CredentialRules.nodeSecret) is not made: unless you made it, the installer logs on with the text $(SECRET_USERNAME)"
    case .ownNodesOnly:
      "collector.mode is daemonset and global.windows.enabled is not true: each collector keeps the targets of its own node, and none runs on a Windows node"
    case .keptByService:
      "prometheusFilters.services.infrastructure.keep.custom keeps targets by the name of their Service, and the proxies, found as pods, have none"
    case .keptByLabel(let label):
      "filters.infrastructure.include.\(label) keeps series by the label \(label), which those of windows_exporter 0.16 do not have"
    case .listedMetricsDropped(let key):
      "\(key) makes the processor filter/kubernetes360 drop every metric that it names unless it comes from an annotated Service; the proxies' metrics do not"
    case .proxyNotOnWindows:
      "nodeSelector has kubernetes.io/os, which stands in the proxy's DaemonSet a second time behind windows and wins"
    }
  }
}
