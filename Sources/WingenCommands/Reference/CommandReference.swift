import ArgumentParser
import YAML

/// A command as documentation tells it: read from the very definition that parses command lines.
struct CommandReference {
  struct Option {
    /// As they are typed, such as `-o` and `--output`; none for an argument that stands by itself.
    var names: [String]
    /// What stands for its value; nil for a flag.
    var value: String?
    var defaultValue: String?
    /// What the value may be, if that is a list.
    var choices: [String]
    var isOptional: Bool
    var isRepeating: Bool
    var text: String

    /// Such as `-o, --output DIR`.
    var heading: String {
      let value = value.map { "<\($0)>" }
      return names.isEmpty ? value ?? "" : names.joined(separator: ", ") + (value.map { " " + $0 } ?? "")
    }
  }

  var name: String
  var abstract: String
  var discussion: Discussion
  /// The command line in short, without `wingen`'s own options.
  var usage: String
  var options: [Option]

  /// Every command that is shown, in the order of `wingen --help`.
  static func all() throws -> [CommandReference] {
    try Wingen.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { try CommandReference($0) }
  }

  /// What every command takes: told once.
  static func common() throws -> [Option] {
    try read(VersionCommand.self).filter { Self.commonNames.contains($0.names.last ?? "") }
  }

  private static let commonNames = ["--quiet", "--verbose", "--color", "--version", "--help"]

  private init(_ command: any ParsableCommand.Type) throws {
    let configuration = command.configuration
    name = configuration.commandName ?? ""
    abstract = configuration.abstract
    discussion = Discussion(configuration.discussion)
    let options = try Self.read(command).filter { !Self.commonNames.contains($0.names.last ?? "") }
    self.options = options
    let words = options.map { option in
      let name = option.names.first.map { option.value == nil ? $0 : "\($0) <\(option.value ?? "")>" } ?? "<\(option.value ?? "")>"
      return (option.isOptional ? "[\(name)]" : name) + (option.isRepeating ? "…" : "")
    }
    usage = (["wingen", name] + words).joined(separator: " ")
  }

  private static func read(_ command: any ParsableCommand.Type) throws -> [Option] {
    let value = try YAMLReader.readValues(command._dumpHelp(), file: "help").first
    return (value?["command"]?["arguments"]?.list ?? []).compactMap(Option.init)
  }
}

extension CommandReference.Option {
  /// From the parser's description of it (ToolInfo, version 0); nil if it is not to be shown.
  fileprivate init?(_ value: YAMLValue) {
    guard value["shouldDisplay"]?.bool != false else { return nil }
    names = (value["names"]?.list ?? []).map { name in
      (name["kind"]?.string == "short" ? "-" : "--") + (name["name"]?.string ?? "")
    }
    self.value = value["kind"]?.string == "flag" ? nil : value["valueName"]?.string
    defaultValue = value["defaultValue"]?.string
    choices = (value["allValueStrings"] ?? value["allValues"])?.list?.compactMap(\.string) ?? []
    isOptional = value["isOptional"]?.bool ?? false
    isRepeating = value["isRepeating"]?.bool ?? false
    text = value["abstract"]?.string ?? ""
  }
}
