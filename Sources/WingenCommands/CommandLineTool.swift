import ArgumentParser
public import BuiltInSpecs
import Diagnostics
import Examples

/// The program `wingen` as a library: for packages that have specs of their own and want every command for them.
@MainActor
public enum CommandLineTool {
  /// Parses the command line, runs the command, and turns what went wrong into words and an exit code.
  ///
  /// - Parameter specs: found by their names, beside those that are built in; one of the same name goes before.
  public static func main(specs: [BuiltInSpec] = []) async {
    StandardStreams.prepare()
    await SpecRegistry.$specs.withValue(specs + BuiltInSpec.all) {
      await Console.$current.withValue(Console(nil)) {
        await ending {
          let arguments = LeadingOptions.moved(Array(CommandLine.arguments.dropFirst()))
          if let fault = UnknownCommand.find(in: arguments) { throw Stop(fault, .wrongUsage) }
          let parsed = ParsedCommand(command: try Wingen.parseAsRoot(arguments))
          await Console.$current.withValue(Console(parsed.talk)) { await ending { try await parsed.run() } }
        }
      }
    }
  }

  /// Says what went wrong, in the current console's way, and ends the program with the exit code for it.
  private static func ending(_ work: @MainActor () async throws -> Void) async {
    do {
      do { try await work() } catch  where Wingen.exitCode(for: error) == .success {
        // Help, versions and completions are thrown.
        try StandardStreams.output(Wingen.fullMessage(for: error) + "\n")
      }
    } catch let stop as Stop {
      StandardStreams.report(stop.diagnostics)
      StandardStreams.exit(stop.code)
    } catch  where Wingen.exitCode(for: error) == .validationFailure {
      StandardStreams.error(Wingen.fullMessage(for: error) + "\n")
      StandardStreams.exit(.wrongUsage)
    } catch {
      StandardStreams.report([Diagnostic("CLI070", .error, "\(error)", hint: "this is a bug of wingen's")])
      StandardStreams.exit(.bug)
    }
  }
}

/// A command as it was parsed. The main actor keeps it, as commands are no `Sendable` values.
@MainActor private final class ParsedCommand {
  private let command: any ParsableCommand

  init(command: any ParsableCommand) { self.command = command }

  var talk: TalkOptions? { (command as? any TalkingCommand)?.talk }

  func run() async throws {
    var command = command
    if let asynchronous = command as? any AsyncParsableCommand {
      // Nobody else has this copy.
      nonisolated(unsafe) var asynchronous = asynchronous
      try await asynchronous.run()
    } else {
      try command.run()
    }
  }
}

struct Wingen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wingen",
    abstract: "Writes Helm charts that observe the Windows nodes of mixed Kubernetes clusters, and checks Kubernetes manifests.",
    discussion: """
      SPEC is the name of a built-in example, or the folder of one.

      Exit codes: \(ExitStatus.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: "; ")).
      """,
    version: ToolVersion.number,
    subcommands: [
      InitCommand.self, BuildCommand.self, ContentCommand.self, RenderCommand.self, LintCommand.self, VerifyCommand.self, PlaceCommand.self,
      ExplainCommand.self, VMExtensionCommand.self, GitOpsCommand.self, SchemaCommand.self, PackageCommand.self, ImagesCommand.self,
      DiffCommand.self, GraphCommand.self, DoctorCommand.self, VersionCommand.self, CompletionCommand.self, ReferenceCommand.self,
    ])
}
