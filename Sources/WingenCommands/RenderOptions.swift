import ArgumentParser
import ChartModel
import HelmChart

/// What decides how a spec is rendered.
struct RenderOptions: ParsableArguments {
  @OptionGroup var given: ValuesOptions
  @Option(help: "Name of the release.") var release = "release-name"
  @Option(name: [.customShort("n"), .long], help: "Namespace of the release.") var namespace = "default"
  @Option(help: ArgumentHelp("Kubernetes version of the cluster, such as 1.32.", valueName: "version"), completion: .kubernetesVersion)
  var kubeVersion: String?
  @Option(help: ArgumentHelp("An API that the cluster serves, such as monitoring.coreos.com/v1.", valueName: "group/version"))
  var apiVersions: [String] = []

  var values: [String] { given.values }
  var hasValues: Bool { given.hasValues }

  func facts(_ chart: ChartInfo) throws -> ReleaseFacts {
    if let fault = ReleaseFault(name: release, namespace: namespace) { throw Stop(fault, .wrongUsage) }
    // As Helm does, one option may name several, between commas.
    let versions = apiVersions.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    if let bad = versions.first(where: { !ReleaseFault.isAPIVersion($0) }) { throw Stop(ReleaseFault.apiVersion(bad), .wrongUsage) }
    var facts = ReleaseFacts(name: release, namespace: namespace, apiVersions: Set(versions))
    if let kubeVersion {
      guard let version = KubernetesVersion(kubeVersion) else { throw Stop(ReleaseFault.kubeVersion(kubeVersion), .wrongUsage) }
      if !chart.isInstallable(on: version) {
        throw Stop(ReleaseFault.unsupported(version, required: chart.kubeVersion), .wrongUsage)
      }
      facts.kubernetes = version
    }
    return facts
  }
}
