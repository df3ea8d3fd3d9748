import ArgumentParser
import ChartModel
import Fleet
import YAML

struct SchemaCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints a JSON Schema, for editors and other checkers.",
    discussion: """
      Examples:
        wingen schema fleet > fleet.schema.json
        wingen schema aks-logzio > values.schema.json

      `fleet` is the form of fleet.yaml; the name or folder of a spec stands for the values of its chart.
      """)

  @Argument(help: ArgumentHelp("fleet, or a spec.", valueName: "what"), completion: .schemaSubject) var subject: String
  @OptionGroup var talk: TalkOptions

  func run() throws {
    if subject != "fleet", SpecRegistry.spec(subject) == nil, !InputFile.exists(subject) {
      throw Stop(SpecError.unknown(subject, known: ["fleet"] + SpecRegistry.names), .wrongUsage)
    }
    let text =
      subject == "fleet"
      ? FleetSchema.text : JSONWriter.text(for: .map(try SpecLocator.chart(subject).settings.jsonSchema), pretty: true)
    try StandardStreams.output(text + (text.hasSuffix("\n") ? "" : "\n"))
  }
}
