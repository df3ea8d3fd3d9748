import ArgumentParser
import Diagnostics
import ManifestImport
import OutputTree

/// `wingen init --from-manifests`: a spec from manifests of the user's own.
struct InitFromManifests {
  /// The options that only this beginning has.
  struct Options: ParsableArguments {
    @Option(
      name: .customLong("from-manifests"),
      help: ArgumentHelp(
        "Manifests to make a spec of: a file or folder; - reads standard input, such as what helm template prints.", valueName: "path"))
    var source: String?
    @Option(help: "The release that the manifests are from; concluded from their labels unless given.") var release: String?
    @Option(name: .shortAndLong, help: "Its namespace; the one that most objects name unless given.") var namespace: String?

    /// What is to be done; nil if nothing is said of manifests.
    func run(into output: String?, named name: String?, force: Bool, besides values: String?) throws -> InitFromManifests? {
      guard let source else {
        if release != nil || namespace != nil { throw Stop(InitManifestsError.noSource, .wrongUsage) }
        return nil
      }
      if values != nil { throw Stop(InitManifestsError.twoSources, .wrongUsage) }
      guard let output else { throw Stop(InitManifestsError.noOutput(source), .wrongUsage) }
      let folder = output.split(separator: "/").last.map(String.init) ?? output
      return InitFromManifests(
        source: source, output: output,
        options: ImportOptions(release: release, namespace: namespace, name: name, fallbackName: folder), force: force)
    }
  }

  let source: String
  let output: String
  let options: ImportOptions
  let force: Bool

  func run() throws {
    do {
      let made = try SpecImport(try ManifestReader.read(source), options)
      if !force, let file = try made.files.first(where: { try OutputFolder.contents($0.path, in: output) != nil }) {
        throw InitManifestsError.alreadyThere(output + "/" + file.path)
      }
      let changes = try TreeWriter().write(FileTree(made.files), to: output, force: force)
      StandardStreams.report(made.remarks)
      StandardStreams.error(CommandWording.built(output, changes) + "\n")
      StandardStreams.report(CommandWording.remarks(output, changes))
      StandardStreams.error(CommandWording.imported(made, from: output))
      if made.remarks.contains(where: { $0.severity >= .warning }) { throw Stop([], .findings) }
    } catch let error as DiagnosticList {
      throw Stop(error.diagnostics, .wrongUsage)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}

extension CommandWording {
  /// What stands in the spec in which way, and the command that gives the objects back.
  static func imported(_ made: SpecImport, from folder: String) -> String {
    let count = made.count
    var lines = [
      "\(counted(count.total, "object")): \(count.typed) by their types, \(count.typedWithAdditions) by their types with fields as YAML, \(count.raw) as YAML"
    ]
    if !made.leftOut.isEmpty {
      lines.append(
        "equal to the manifests but for \(counted(made.leftOut.count, "Secret")) that the spec must not have: see \(folder)/README.md")
    }
    let release = made.release.map { " --release \($0)" } ?? ""
    lines.append("to get them back: wingen render \(shellQuoted(folder))\(release) --namespace \(made.namespace)")
    return lines.joined(separator: "\n") + "\n"
  }
}

private enum InitManifestsError: DiagnosticError {
  case noSource
  case twoSources
  case noOutput(String)
  case alreadyThere(String)

  var diagnostic: Diagnostic {
    switch self {
    case .noSource:
      Diagnostic(
        "IMP010", .error, "--release, --namespace and --name say something of manifests, and none are named",
        hint: "wingen init --from-manifests PATH -o DIR")
    case .twoSources:
      Diagnostic("IMP010", .error, "init begins with values or with manifests, not with both", hint: "leave one of them out")
    case .alreadyThere(let path):
      Diagnostic(
        "IMP011", .error, "\(path) is there already, and may be somebody's work", in: path,
        hint: "write into another folder, or give --force to overwrite it")
    case .noOutput(let source):
      Diagnostic(
        "IMP010", .error, "init needs a folder to write into, and none is named",
        hint: "wingen init --from-manifests \(CommandWording.shellQuoted(source)) -o DIR")
    }
  }
}
