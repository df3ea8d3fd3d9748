import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart
import YAML

/// The settings that a command line gives.
struct ValuesOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .long], help: ArgumentHelp("A values file; - reads standard input. Later files win.", valueName: "file"),
    completion: .valuesFile)
  var values: [String] = []
  @Option(help: ArgumentHelp("Settings as Helm's --set takes them: a.b=1,c={x,y}.", valueName: "key=value")) var set: [String] = []
  @Option(help: ArgumentHelp("The same, all values being texts.", valueName: "key=value")) var setString: [String] = []

  /// Whether settings are given.
  var hasValues: Bool { !values.isEmpty || !set.isEmpty || !setString.isEmpty }

  /// The options again, as text of a command line. What stands behind --set may be a credential, so it is left out.
  var commandText: String {
    let files = values.map { " -f " + CommandWording.shellQuoted($0) }.joined()
    return files + (set.isEmpty ? "" : " --set …") + (setString.isEmpty ? "" : " --set-string …")
  }

  /// The values of a chart, checked against its schema.
  ///
  /// - Throws: `Stop`.
  func resolve(for chart: ChartDefinition, release: ReleaseFacts) throws -> (values: YAMLMap, warnings: [Diagnostic]) {
    do {
      if values.count(where: { $0 == "-" }) > 1 { throw InputFileError.standardInputTwice }
      let files = try values.map { path in
        let bytes = try InputFile.read(path, limit: InputFile.largestValuesFile)
        return try ValuesResolution.readFile(bytes, name: path == "-" ? "<standard input>" : path, for: chart)
      }
      return try ValuesResolution.resolve(
        chart, files: files, sets: ValuesResolution.readSets(set, setString, for: chart), release: release)
    } catch let error as DiagnosticList {
      throw Stop(error.diagnostics, .wrongUsage)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}
