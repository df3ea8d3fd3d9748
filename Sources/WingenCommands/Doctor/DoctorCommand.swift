import ArgumentParser
import Diagnostics
import YAML

struct DoctorCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Says what of the environment is missing, and how to mend it.",
    discussion: """
      Examples:
        wingen doctor
        wingen doctor --specs --json

      wingen itself needs nothing. Specs in Swift files need a compiler and libyaml; the other programs are useful beside wingen.

      Exit codes: 0 if everything required is there, else 1.
      """)

  @Flag(help: "Require what specs in Swift files need.") var specs = false
  @Flag(help: "Print a JSON object.") var json = false
  @OptionGroup var talk: TalkOptions

  /// In the order of telling.
  static let checks: [EnvironmentCheck] = [ownFacts, SpecToolchain.facts, Companions.facts, TerminalFacts.facts]

  private static let ownFacts: EnvironmentCheck = {
    [EnvironmentFact(area: .wingen, name: "wingen", state: .fine, text: "\(ToolVersion.number); needs nothing else")]
  }

  func run() throws {
    let facts = Stage.run("looking at the environment") { _ in Self.checks.flatMap { $0() } }
    let isFine = facts.allSatisfy { $0.state == .fine || !isRequired($0) }
    if json {
      let value: YAMLValue = ["fine": .bool(isFine), "facts": .list(facts.map(value))]
      try StandardStreams.output(JSONWriter.text(for: value, pretty: true))
    } else {
      try StandardStreams.output(text(facts))
    }
    if !isFine { throw Stop([], .findings) }
  }

  private func isRequired(_ fact: EnvironmentFact) -> Bool { fact.area == .wingen || (specs && fact.area == .specs) }

  private func text(_ facts: [EnvironmentFact]) -> String {
    let style = Console.current.productStyle
    var text = ""
    for area in EnvironmentFact.Area.allCases {
      text += style.styled(area.title, .emphasis) + (area == .specs ? specs ? " (required)" : " (needed for nothing else)" : "") + "\n"
      for fact in facts where fact.area == area {
        let role: TextStyle.Role = fact.state == .fine ? .added : .severity(isRequired(fact) ? .error : .warning)
        text += "  \(style.styled(fact.state.rawValue, role))  \(fact.name): \(fact.text)\n"
        if let remedy = fact.remedy { text += "    hint: \(remedy)\n" }
      }
    }
    return text
  }

  private func value(_ fact: EnvironmentFact) -> YAMLValue {
    [
      "area": .string(fact.area.rawValue), "name": .string(fact.name), "state": .string(fact.state.rawValue),
      "required": .bool(isRequired(fact)), "text": .string(fact.text), "remedy": fact.remedy.map { .string($0) } ?? .null,
    ]
  }
}
