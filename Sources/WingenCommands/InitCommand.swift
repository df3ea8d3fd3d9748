import ArgumentParser
import Diagnostics
import Migration
import OutputTree

/// Starts a user's own values. So far from those of a chart that is left behind; other beginnings are further sources beside it.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes values to begin with, from those of a chart that is left behind.",
    discussion: """
      Examples:
        wingen init --from-values logzio-values.yaml -o windows-metrics
        helm get values logzio-telemetry -n monitoring -o yaml | wingen init --from-values - -o windows-metrics

      FILE has values of Logz.io's chart logzio-telemetry 5.9, or of logzio-monitoring around it. Written are values.yaml for the chart
      of aks-logzio, and MIGRATION.md: what became of each key, the commands that make the Secrets, the order of steps. Passwords and
      tokens are neither written nor printed.

      Exits with 1 after writing if FILE has keys that the old chart does not know, and with 2, writing nothing, if FILE cannot be used.
      """)

  @Option(name: .customLong("from-values"), help: ArgumentHelp("Values of logzio-telemetry; - reads standard input.", valueName: "file"))
  var source: String?
  @OptionGroup(title: "From manifests") var manifests: InitFromManifests.Options
  @Option(name: [.customShort("o"), .long], help: "The folder to write into.") var output: String?
  @Flag(help: "Write into a folder that wingen did not make.") var force = false

  func run() throws {
    if let manifests = try manifests.run(into: output, force: force, besides: source) { return try manifests.run() }
    guard let source else { throw Stop(InitError.noSource, .wrongUsage) }
    guard let output else { throw Stop(InitError.noOutput(source), .wrongUsage) }
    let chart = try SpecLocator.builtIn(LogzioTelemetryMigration.spec)
    do {
      let bytes = try InputFile.read(source, limit: InputFile.largestValuesFile)
      let name = source == "-" ? "<standard input>" : source
      let result = try LogzioTelemetryMigration.migrate(bytes, name: name, to: chart)
      let changes = try TreeWriter().write(FileTree(result.files), to: output, force: force)
      StandardStreams.report(result.remarks)
      StandardStreams.error(CommandWording.built(output, changes) + "\n")
      StandardStreams.report(CommandWording.remarks(output, changes))
      StandardStreams.error(CommandWording.migrated(output, settings: result.settings, leftOut: result.leftOut))
      if result.remarks.contains(where: { $0.severity >= .warning }) { throw Stop([], .findings) }
    } catch let error as DiagnosticList {
      throw Stop(error.diagnostics, .wrongUsage)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}

enum InitError: DiagnosticError {
  case noSource
  case noOutput(String)

  var diagnostic: Diagnostic {
    switch self {
    case .noSource:
      Diagnostic(
        "MIG006", .error, "init needs values to begin with, and none are named",
        hint: "wingen init --from-values FILE -o DIR; without it, init cannot do anything yet: begin with wingen build SPEC -o DIR")
    case .noOutput(let source):
      Diagnostic(
        "MIG006", .error, "init needs a folder to write into, and none is named",
        hint: "wingen init --from-values \(CommandWording.shellQuoted(source)) -o DIR")
    }
  }
}
