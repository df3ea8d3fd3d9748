import ArgumentParser
import Checks
import Diagnostics

struct ExplainCommand: TalkingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explains what a finding means, and where that is from.",
    discussion: """
      Example: wingen explain WIN021

      Without a code it lists all of them.
      """)

  @Argument(help: ArgumentHelp("The code of a finding.", valueName: "code"), completion: .code) var codes: [String] = []
  @Flag(help: "Print the whole reference as Markdown.") var markdown = false
  @OptionGroup var talk: TalkOptions

  func run() throws {
    if markdown { return _ = try StandardStreams.output(RuleReference.markdown(RuleCatalogue.all)) }
    if codes.isEmpty { return _ = try StandardStreams.output(RuleReference.list(RuleCatalogue.all)) }
    let rules = try codes.map { code in
      guard let rule = RuleCatalogue.description(of: code.uppercased()) else { throw Stop(UnknownRule(code: code), .wrongUsage) }
      return rule
    }
    try StandardStreams.output(rules.map(RuleReference.text).joined(separator: "\n"))
  }
}

/// A code that no rule has.
struct UnknownRule: DiagnosticError {
  var code: String

  var diagnostic: Diagnostic {
    Diagnostic(
      "CLI017", .error, "there is no rule \(CommandWording.shellQuoted(code))",
      hint: nearestMatch(to: code, among: RuleCatalogue.codes.sorted()).map { "did you mean \($0)?" }
        ?? "wingen explain lists all codes")
  }
}
