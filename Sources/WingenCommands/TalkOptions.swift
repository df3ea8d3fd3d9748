import ArgumentParser

/// How much a command says besides its product, and in which colours. Every command has them.
struct TalkOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Of all that is said besides the product, say errors only.") var quiet = false
  @Flag(name: [.short, .long], help: "Say what is read and decided, and how long each step takes.") var verbose = false
  @Option(help: ArgumentHelp("Colours: auto, always or never; auto heeds the terminal, NO_COLOR and CLICOLOR_FORCE.", valueName: "when"))
  var color = ColorChoice.auto

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict one another") }
  }
}

/// A command of wingen's.
protocol TalkingCommand: ParsableCommand {
  var talk: TalkOptions { get }
}
