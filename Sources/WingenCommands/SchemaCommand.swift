import ArgumentParser
import ChartModel
import Fleet
import StackFile
import YAML

struct SchemaCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema, for editors and other checkers.",
    discussion: """
      Examples:
        wingen schema fleet > fleet.schema.json
        wingen schema stack > .wingen/stack.schema.json
        wingen schema aks-logzio > values.schema.json

      `fleet` is the form of fleet.yaml, `stack` that of stack.yaml; the name or folder of a spec stands for the values of its chart.
      """)

  @Argument(help: ArgumentHelp("fleet, stack, or a spec.", valueName: "what"), completion: .schemaSubject) var subject: String
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let text: String
    switch subject {
    case "fleet": text = FleetSchema.text
    case "stack":
      do { text = try StackSchema.text(specs: SpecRegistry.specs) } catch { throw Stop(error.findings.map(\.diagnostic), .findings) }
    case _ where SpecRegistry.spec(subject) == nil && !InputFile.exists(subject):
      throw Stop(SpecError.unknown(subject, known: ["fleet", "stack"] + SpecRegistry.names), .wrongUsage)
    default: text = JSONWriter.text(for: .map(try SpecLocator.chart(subject).settings.jsonSchema), pretty: true)
    }
    try StandardStreams.output(text + (text.hasSuffix("\n") ? "" : "\n"))
  }
}
