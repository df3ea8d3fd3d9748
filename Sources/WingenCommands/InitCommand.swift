import ArgumentParser
import Diagnostics
import Migration
import OutputTree

/// Begins a chart of one's own, or values of one's own from those of a chart that is left behind.
struct InitCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Begins a chart of your own, or values from those of a chart that is left behind.",
    discussion: """
      Examples:
        wingen init
        wingen init my-chart --cloud aks --backend logzio --logs --format swift
        wingen init --from-values logzio-values.yaml -o windows-metrics
        helm template shop ./shop | wingen init --from-manifests - -o shop-spec
        helm get values logzio-telemetry -n monitoring -o yaml | wingen init --from-values - -o windows-metrics

      On a terminal it asks what the options leave open; elsewhere, and with --yes, what is recommended holds, and --backend must be given.
      Written are the spec, example values, a README with the next commands, and what checks the chart before commits; never over files
      of yours without --force.

      With --from-values, FILE has values of Logz.io's chart logzio-telemetry 5.9, or of logzio-monitoring around it. Written are values.yaml for the chart
      of aks-logzio, and MIGRATION.md: what became of each key, the commands that make the Secrets, the order of steps. Passwords and
      tokens are neither written nor printed.

      Exits with 1 after writing if FILE has keys that the old chart does not know, and with 2, writing nothing, if FILE cannot be used.
      """)

  @Option(
    name: .customLong("from-values"), help: ArgumentHelp("Values of logzio-telemetry; - reads standard input.", valueName: "file"),
    completion: .file())
  var source: String?
  @OptionGroup(title: "From manifests") var manifests: InitFromManifests.Options
  @Argument(
    help: ArgumentHelp("The folder to begin in; the current one if none is named.", valueName: "dir"), completion: .directory)
  var folder: String?
  @Option(name: [.customShort("o"), .long], help: "The folder to write into.", completion: .directory) var output: String?
  @Flag(help: "Write over files of yours, or into a folder that wingen did not make.") var force = false
  @Option(help: "The chart's name; of manifests, that of their labels or of the folder unless given.") var name: String?
  @OptionGroup(title: "Answers") var scaffold: ScaffoldOptions
  @OptionGroup var talk: TalkOptions

  func run() throws {
    if let folder, let output { throw Stop(ScaffoldError.twoFolders(folder, output), .wrongUsage) }
    let output = output ?? folder
    if let manifests = try manifests.run(into: output, named: name, force: force, besides: source) {
      if !scaffold.isEmpty { throw Stop(InitError.answersForManifests, .wrongUsage) }
      return try manifests.run()
    }
    guard let source else { return try ScaffoldRun(options: scaffold, name: name, folder: output ?? ".", force: force).run() }
    if !scaffold.isEmpty || name != nil { throw Stop(InitError.answersForValues, .wrongUsage) }
    guard let output else { throw Stop(InitError.noOutput(source), .wrongUsage) }
    let chart = try SpecLocator.builtIn(LogzioTelemetryMigration.spec)
    do {
      let bytes = try InputFile.read(source, limit: InputFile.largestValuesFile)
      let name = source == "-" ? "<standard input>" : source
      let result = try LogzioTelemetryMigration.migrate(bytes, name: name, to: chart)
      let changes = try TreeWriter().write(FileTree(result.files), to: output, force: force)
      StandardStreams.report(result.remarks)
      StandardStreams.note(CommandWording.built(output, changes) + "\n")
      StandardStreams.report(CommandWording.remarks(output, changes))
      StandardStreams.note(CommandWording.migrated(output, settings: result.settings, leftOut: result.leftOut))
      if result.remarks.contains(where: { $0.severity >= .warning }) { throw Stop([], .findings) }
    } catch let error as DiagnosticList {
      throw Stop(error.diagnostics, .wrongUsage)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}

enum InitError: DiagnosticError {
  case answersForValues
  case answersForManifests
  case noOutput(String)

  var diagnostic: Diagnostic {
    switch self {
    case .answersForValues:
      Diagnostic(
        "INIT007", .error,
        "--from-values makes values for the chart of \(LogzioTelemetryMigration.spec), about which nothing is to be chosen",
        hint: "leave out the options that say what a new chart is made of, or --from-values")
    case .answersForManifests:
      Diagnostic(
        "INIT007", .error, "--from-manifests makes a spec of the objects that there are, about which nothing is to be chosen",
        hint: "leave out the options that say what a new chart is made of, or --from-manifests")
    case .noOutput(let source):
      Diagnostic(
        "MIG006", .error, "init needs a folder to write into, and none is named",
        hint: "wingen init --from-values \(CommandWording.shellQuoted(source)) -o DIR")
    }
  }
}
