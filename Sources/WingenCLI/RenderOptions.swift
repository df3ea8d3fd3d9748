import ArgumentParser
import ChartModel
import HelmChart

/// What decides how a spec is rendered.
struct RenderOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .long], help: ArgumentHelp("A values file; - reads standard input. Later files win.", valueName: "file"))
  var values: [String] = []
  @Option(help: ArgumentHelp("Settings as Helm's --set takes them: a.b=1,c={x,y}.", valueName: "key=value")) var set: [String] = []
  @Option(help: ArgumentHelp("The same, all values being texts.", valueName: "key=value")) var setString: [String] = []
  @Option(help: "Name of the release.") var release = "release-name"
  @Option(name: [.customShort("n"), .long], help: "Namespace of the release.") var namespace = "default"
  @Option(help: ArgumentHelp("Kubernetes version of the cluster, such as 1.32.", valueName: "version")) var kubeVersion: String?
  @Option(help: ArgumentHelp("An API that the cluster serves, such as monitoring.coreos.com/v1.", valueName: "group/version"))
  var apiVersions: [String] = []

  /// Whether settings are given.
  var hasValues: Bool { !values.isEmpty || !set.isEmpty || !setString.isEmpty }

  func facts(_ chart: ChartInfo) throws -> ReleaseFacts {
    if let fault = ReleaseFault(name: release, namespace: namespace) { throw Stop(fault, .wrongUsage) }
    // As Helm does, one option may name several, between commas.
    let versions = apiVersions.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    if let bad = versions.first(where: { !ReleaseFault.isAPIVersion($0) }) { throw Stop(ReleaseFault.apiVersion(bad), .wrongUsage) }
    var facts = ReleaseFacts(name: release, namespace: namespace, apiVersions: Set(versions))
    if let kubeVersion {
      guard let version = KubernetesVersion(kubeVersion) else { throw Stop(ReleaseFault.kubeVersion(kubeVersion), .wrongUsage) }
      if KubernetesRequirement(chart.kubeVersion)?.allows(version) == false {
        throw Stop(ReleaseFault.unsupported(version, required: chart.kubeVersion), .wrongUsage)
      }
      facts.kubernetes = version
    }
    return facts
  }
}
