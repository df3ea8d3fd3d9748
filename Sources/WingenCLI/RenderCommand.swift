import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart
import HelmValues
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
    let release = try facts()
    let files = try values.map(read)
    var expressions: [SetExpression] = []
    do {
      for text in set { expressions.append(try SetExpression(parsing: text)) }
      for text in setString { expressions.append(try SetExpression(parsing: text, for: .setString)) }
    } catch {
      throw Stop([error.diagnostic], .wrongUsage)
    }
    let resolved: (values: YAMLMap, warnings: [Diagnostic])
    do { resolved = try ValuesResolution.resolve(chart, files: files, sets: expressions) } catch {
      throw Stop(error.diagnostics, .wrongUsage)
    }
    StandardStreams.report(resolved.warnings)
    let rendering = Evaluator(chart).render(resolved.values, release: release)
    StandardStreams.output(RenderingText.text(of: rendering, chartName: chart.info.name))
    if !resolved.warnings.isEmpty { throw Stop([], .findings) }
  }

  private func facts() throws -> ReleaseFacts {
    var facts = ReleaseFacts(name: release, namespace: namespace, apiVersions: Set(apiVersions))
    if let fault = ReleaseNameFault(name: release, namespace: namespace) { throw Stop(fault, .wrongUsage) }
    if let kubeVersion {
      guard let version = KubernetesVersion(kubeVersion) else { throw Stop(ReleaseNameFault.kubeVersion(kubeVersion), .wrongUsage) }
      facts.kubernetes = version
    }
    return facts
  }

  private func read(_ path: String) throws -> ValuesFile {
    do {
      let bytes = try InputFile.read(path, limit: InputFile.largestValuesFile)
      let name = path == "-" ? "<standard input>" : path
      return ValuesFile(name: name, values: try YAMLReader.readSingle(bytes, file: name, options: .valuesFile))
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}

/// What is wrong with the release that is asked for. Source: helm/helm pkg/chart/common/validate, and RFC 1123.
enum ReleaseNameFault: DiagnosticError {
  case name(String)
  case namespace(String)
  case kubeVersion(String)

  init?(name: String, namespace: String) {
    if name.utf8.count > 53 || !TextPattern.dnsSubdomain.matches(name) {
      self = .name(name)
    } else if !TextPattern.dnsLabel.matches(namespace) {
      self = .namespace(namespace)
    } else {
      return nil
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .name(let name):
      Diagnostic(
        "CLI006", .error, "\(GoText.quoted(name)) cannot be the name of a release",
        hint: "at most 53 lower-case letters, digits, hyphens and dots, a letter or digit at both ends")
    case .namespace(let namespace):
      Diagnostic(
        "CLI007", .error, "\(GoText.quoted(namespace)) cannot be a namespace",
        hint: "at most 63 lower-case letters, digits and hyphens, a letter or digit at both ends")
    case .kubeVersion(let version):
      Diagnostic("CLI008", .error, "\(GoText.quoted(version)) is no Kubernetes version", hint: "write it as 1.32 or v1.32.4")
    }
  }
}
