import ArgumentParser
import YAML

struct VersionCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Says which wingen this is, and which versions of Kubernetes and others it knows.",
    discussion: """
      Examples:
        wingen version
        wingen version --json

      The commit is known if whoever built the program gave it.
      """)

  @Flag(help: "Print a JSON object.") var json = false
  @OptionGroup var talk: TalkOptions

  func run() throws {
    let facts = ToolVersion.facts
    if json {
      let value = YAMLMap(facts.map { YAMLMap.Entry(key: $0.name, value: $0.value) })
      return _ = try StandardStreams.output(JSONWriter.text(for: .map(value), pretty: true))
    }
    let width = facts.map(\.name.count).max() ?? 0
    for (name, value) in facts {
      try StandardStreams.output(name + String(repeating: " ", count: width + 2 - name.count) + Self.text(value) + "\n")
    }
  }

  private static func text(_ value: YAMLValue) -> String {
    if let oldest = value["oldest"]?.string, let newest = value["newest"]?.string { return "\(oldest) to \(newest)" }
    return value.string ?? "unknown"
  }
}
