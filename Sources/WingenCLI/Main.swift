import ArgumentParser
import Diagnostics

/// The program: parses the command line, runs the command, and turns what went wrong into words and an exit code.
@main
enum Main {
  static func main() {
    do {
      var command = try Wingen.parseAsRoot()
      try command.run()
    } catch let stop as Stop {
      StandardStreams.report(stop.diagnostics)
      StandardStreams.exit(stop.code)
    } catch {
      let message = Wingen.fullMessage(for: error)
      if Wingen.exitCode(for: error) == .success {
        StandardStreams.output(message + "\n")
        StandardStreams.exit(.fine)
      }
      StandardStreams.error(message + "\n")
      StandardStreams.exit(.wrongUsage)
    }
  }
}

struct Wingen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wingen",
    abstract: "Writes Helm charts that observe the Windows nodes of mixed Kubernetes clusters.",
    discussion: """
      SPEC is the name of a built-in example, or the folder of one.

      Exit codes: 0 fine, 1 warnings, errors or stale output, 2 wrong usage or unreadable input, 70 a bug of wingen's.
      """,
    version: "0.1.0", subcommands: [BuildCommand.self, RenderCommand.self])
}
