import ArgumentParser
import ChartModel
import Diagnostics
import Proof

struct VerifyCommand: AsyncParsableCommand, TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Proves the rules over every combination of settings that matters.",
    discussion: """
      Example: wingen verify aks-logzio -o broken.yaml

      Says how many combinations hold. If one breaks a rule, prints the smallest values that do, as a file for -f, and exits with 1.
      Where there are too many combinations, so many are tried that every three settings take all their values together.
      """)

  @Argument(help: "The built-in example, or its folder.", completion: .spec) var spec: String
  @Option(help: ArgumentHelp("Combinations to try; if there are more, three settings are covered together.", valueName: "number"))
  var limit = Proof.Options().limit
  @Option(help: ArgumentHelp("Decides what stands in a combination where any value will do.", valueName: "number"))
  var seed = Proof.Options().seed
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write the values to that break a rule; standard output otherwise.", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1") }
  }

  func run() async throws {
    let chart = try SpecLocator.chart(spec)
    if let output { try ValuesOutput.check(output) }
    var options = Proof.Options()
    (options.limit, options.seed) = (limit, seed)
    let result = await Stage.run("trying combinations of settings") { [options] stage in
      await Proof(chart, options: options).run { stage.show("\($0.done) of \($0.total)") }
    }
    switch result {
    case .holds(let statistics):
      try StandardStreams.output("holds for \(statistics.checked) combinations: \(statistics.summary)\n")
    case .broken(let examples, let statistics):
      for example in examples {
        StandardStreams.report(example.diagnostics)
        StandardStreams.error("  broken \(example.summary)\n")
      }
      StandardStreams.error(CommandWording.broken(examples.count, statistics) + "\n")
      // A file shows one rule broken: the worst, with the fewest values.
      if let first = examples.first {
        if let output { try ValuesOutput.write(first.valuesFile, to: output) } else { try StandardStreams.output(first.valuesFile) }
      }
      throw Stop([], .findings)
    }
  }
}
