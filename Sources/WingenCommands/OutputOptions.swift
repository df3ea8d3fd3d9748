import ArgumentParser
import Diagnostics
import OutputTree

/// Where a command writes a folder of files, and whether it does.
struct OutputOptions: ParsableArguments {
  @Option(name: [.customShort("o"), .long], help: "The output's own folder.", completion: .directory) var output: String
  @Flag(help: "Write nothing; exit with 1 and a diff if the folder is not up to date.") var check = false
  @Flag(help: "Write into a folder that wingen did not make.") var force = false

  /// Writes the files, or with `--check` compares them.
  ///
  /// - Parameter command: the command line that would write them, without its output.
  /// - Throws: `Stop`.
  func write(_ files: [OutputFile], command: String) throws {
    do {
      let tree = try FileTree(files)
      if check {
        let stale = try TreeWriter().check(tree, against: output)
        if stale.isEmpty { return }
        for file in stale where try !StandardStreams.output(Console.current.productStyle.unifiedDiff(file.unifiedDiff())) { break }
        // A folder with files but without our manifest is not written to unless the user says so.
        let isForeign = InputFile.isDirectory(output) && !InputFile.exists(output + "/.wingen-manifest.json")
        let command = CommandWording.writing(command, output, force: isForeign)
        throw Stop([CommandWording.stale(output, count: stale.count, command: command)], .findings)
      }
      let changes = try TreeWriter().write(tree, to: output, force: force)
      StandardStreams.note(CommandWording.built(output, changes) + "\n")
      StandardStreams.report(CommandWording.remarks(output, changes))
    } catch let error as OutputError {
      throw Stop(error, .wrongUsage)
    }
  }
}
