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
    do {
      try await SpecRegistry.$specs.withValue(specs + BuiltInSpec.all) { try await run() }
    } catch let stop as Stop {
      StandardStreams.report(stop.diagnostics)
      StandardStreams.exit(stop.code)
    } catch {
      StandardStreams.error("error: \(error) [CLI070]\n  hint: this is a bug of wingen's\n")
      StandardStreams.exit(.bug)
    }
  }

  private static func run() async throws {
    do {
      if let fault = UnknownCommand.find(in: Array(CommandLine.arguments.dropFirst())) { throw Stop(fault, .wrongUsage) }
      var command = try Wingen.parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch  where Wingen.exitCode(for: error) == .success {
      try StandardStreams.output(Wingen.fullMessage(for: error) + "\n")
    } catch  where Wingen.exitCode(for: error) == .validationFailure {
      StandardStreams.error(Wingen.fullMessage(for: error) + "\n")
      StandardStreams.exit(.wrongUsage)
    }
  }
}

struct Wingen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wingen",
    abstract: "Writes Helm charts that observe the Windows nodes of mixed Kubernetes clusters, and checks Kubernetes manifests.",
    discussion: """
      SPEC is the name of a built-in example, or the folder of one.

      Exit codes: 0 fine, 1 warnings, errors or stale output, 2 wrong usage or unreadable input, 70 a bug of wingen's.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, BuildCommand.self, ContentCommand.self, RenderCommand.self, LintCommand.self, VerifyCommand.self, PlaceCommand.self,
      ExplainCommand.self, VMExtensionCommand.self, GitOpsCommand.self, SchemaCommand.self, PackageCommand.self, ImagesCommand.self,
      DiffCommand.self, GraphCommand.self,
    ])
}
