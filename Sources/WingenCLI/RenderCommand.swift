import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart
import YAML

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Prints the manifests that Helm would install.",
    discussion: """
      Example: wingen render aks-logzio -f production.yaml --set collector.logzio.region=eu

      Objects come in Helm's install order, hooks behind them.
      """)

  @Argument(help: "The built-in example, or its folder.") var spec: String
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

  func run() throws {
    let chart = try SpecLocator.chart(spec)
    let release = try facts(chart.info)
    let resolved: (values: YAMLMap, warnings: [Diagnostic])
    do {
      if values.count(where: { $0 == "-" }) > 1 { throw Stop(InputFileError.standardInputTwice, .wrongUsage) }
      let files = try values.map { try ValuesResolution.readFile(bytes(of: $0), name: $0 == "-" ? "<standard input>" : $0, for: chart) }
      resolved = try ValuesResolution.resolve(chart, files: files, sets: ValuesResolution.readSets(set, setString, for: chart))
    } catch let error as DiagnosticList {
      throw Stop(error.diagnostics, .wrongUsage)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
    StandardStreams.report(resolved.warnings)
    let rendering = Evaluator(chart).render(resolved.values, release: release)
    for object in rendering.objects + rendering.hooks {
      if try !StandardStreams.output(Self.text(of: object, in: chart.info)) { break }
    }
    if !resolved.warnings.isEmpty { throw Stop([], .findings) }
  }

  /// An object as Helm prints it.
  static func text(of object: Rendering.Object, in chart: ChartInfo) -> String {
    "---\n# Source: \(chart.name)/templates/\(object.template)\n" + YAMLEmitter.text(for: object.value)
  }

  private func bytes(of path: String) throws -> [UInt8] { try InputFile.read(path, limit: InputFile.largestValuesFile) }

  private func facts(_ chart: ChartInfo) throws -> ReleaseFacts {
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
