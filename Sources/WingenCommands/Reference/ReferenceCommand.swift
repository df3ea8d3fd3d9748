import ArgumentParser
import ChartModel
import Diagnostics
import HelmChart

/// Prints what documentation is made of. For whoever builds or packages wingen, so that help does not list it.
struct ReferenceCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Prints documentation that is made from the program itself.",
    discussion: """
      Examples:
        wingen reference commands > docs/commands.md
        wingen reference man > wingen.1
        wingen reference settings aks-logzio
      """, shouldDisplay: false)

  enum Subject: String, ExpressibleByArgument, CaseIterable { case commands, man, settings }

  @Argument(help: "What is printed.") var subject: Subject
  @Argument(help: "The spec whose settings are printed.", completion: .spec) var spec: String?
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if (subject == .settings) != (spec != nil) { throw ValidationError("a spec is needed for settings, and for nothing else") }
  }

  func run() throws {
    switch subject {
    case .commands: try StandardStreams.output(CommandMarkdown.text())
    case .man: try StandardStreams.output(ManualPage.text())
    case .settings:
      let chart = try SpecLocator.chart(spec ?? "")
      let head = "# Settings of \(spec ?? "")\n\nOf the chart \(chart.info.name) \(chart.info.version). Written by `make golden`.\n\n"
      try StandardStreams.output(head + SettingsTable.text(chart.settings))
    }
  }
}
