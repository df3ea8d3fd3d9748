import BuiltInSpecs
import Examples
import StackFile

extension ChartUnderTest {
  /// Charts that stack.yaml files describe: every cloud, strategy and backend of `windows-nodes`, with and without logs.
  static let stacks: [ChartUnderTest] = [
    ("aks", "hostProcess", "logzio, datadog, splunk", true),
    ("aks", "sshInstaller", "azure-monitor, loki", true),
    ("aks", "aksManaged", "grafana-cloud, elastic", true),
    ("eks", "hostProcess", "amp, remote-write", false),
    ("gke", "preinstalled", "google-managed-prometheus, victoria-metrics", false),
    ("other", "sshInstaller", "otlp, newrelic", true),
    ("other", "preinstalled", "mimir", false),
  ].map { cloud, strategy, backends, logs in
    let text = """
      stack: windows-nodes
      options: {cloud: \(cloud), strategy: \(strategy), backends: [\(backends)], logs: \(logs)}

      """
    return written("stack-\(cloud)-\(strategy)") {
      try StackFile.chart(reading: Array(text.utf8), name: StackFile.fileName, specs: BuiltInSpec.all)
    }
  }
}
