import BuiltInSpecs
import ChartModel
import Diagnostics
import SpecCompilation

/// Finds the spec that a command names: a Swift file, a folder with a Stack.swift, else a built-in spec.
enum SpecLocator {
  static func chart(_ spec: String) throws(Stop) -> ChartDefinition { try locate(spec).chart() }

  /// The chart of a built-in spec, whatever folders there are.
  static func builtIn(_ name: String) throws(Stop) -> ChartDefinition {
    guard let found = SpecRegistry.spec(name) else { throw Stop(SpecError.unknown(name, known: SpecRegistry.names), .wrongUsage) }
    return try LocatedSpec(found).chart()
  }

  /// The spec that a file names: a path relative to its folder, else a built-in one.
  static func spec(_ spec: String, relativeTo folder: String) throws(Stop) -> LocatedSpec {
    let path = spec.hasPrefix("/") ? spec : folder + spec
    return try locate(InputFile.exists(path) ? path : spec)
  }

  /// Whether a word of a command line that takes specs and files alike is meant for the name of a spec: nothing has it as its path, and
  /// it is like such a name.
  static func isName(_ word: String) -> Bool {
    !InputFile.exists(word) && nearestMatch(to: word, among: SpecRegistry.names) != nil
  }

  private static func locate(_ spec: String) throws(Stop) -> LocatedSpec {
    if let stack = try StackLocator.spec(spec) { return LocatedSpec(stack) }
    if InputFile.isDirectory(spec) {
      let folder = trimmed(spec)
      if InputFile.exists(folder + "/Stack.swift") { return try located(SpecFiles.source(inFolder: folder), spec) }
      // A folder without a Stack.swift is no spec: often the very chart that was written for the example.
      if let builtIn = SpecRegistry.spec(spec) { return LocatedSpec(builtIn) }
      throw Stop(SpecError.noStack(spec), .wrongUsage)
    }
    if InputFile.exists(spec) { return try located(SpecFiles.source(file: spec), spec) }
    if let builtIn = SpecRegistry.spec(spec) { return LocatedSpec(builtIn) }
    throw Stop(SpecError.unknown(spec, known: SpecRegistry.names), .wrongUsage)
  }

  /// What is compiled into the program needs no compiler.
  private static func located(_ source: SpecSource, _ name: String) -> LocatedSpec {
    if source.files.count == 1, let found = SpecRegistry.specs.first(where: { source.files[0].contents.elementsEqual($0.source.utf8) }) {
      return LocatedSpec(found)
    }
    return LocatedSpec(name, source)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

enum SpecError: DiagnosticError {
  case unknown(String, known: [String])
  case noStack(String)
  case notSwift(String)
  case tooManyFiles(String, limit: Int)
  case valuesWithoutSpec

  var diagnostic: Diagnostic {
    switch self {
    case .unknown(let spec, let known):
      // Of a path that is not there, the last part may be meant.
      let words = [spec] + spec.split(separator: "/").suffix(1).map(String.init)
      let nearest = words.lazy.compactMap { nearestMatch(to: $0, among: known) }.first
      return Diagnostic(
        "CLI003", .error, "there is no folder and no built-in spec \(CommandWording.shellQuoted(spec))",
        hint: nearest.map { "did you mean \($0)?" } ?? "built in: \(known.joined(separator: ", "))")
    case .noStack(let folder):
      return Diagnostic(
        "CLI013", .error, "\(CommandWording.shellQuoted(folder)) has no Stack.swift, so it is no spec",
        hint: "name the folder of one spec, or a built-in one: \(SpecRegistry.names.joined(separator: ", "))")
    case .notSwift(let file):
      return Diagnostic(
        "CLI021", .error, "\(CommandWording.shellQuoted(file)) is no spec",
        hint: "name a Swift file, a folder with a Stack.swift, or a built-in spec")
    case .tooManyFiles(let folder, let limit):
      return Diagnostic(
        "CLI020", .error, "\(CommandWording.shellQuoted(folder)) has more than \(limit) Swift files, or folders nested too deep",
        hint: "give the spec a folder of its own, or name its file")
    case .valuesWithoutSpec:
      return Diagnostic(
        "CLI019", .error, "values are given, but no spec that they could be for",
        hint: "give them to the program that renders the manifests: helm template -f values.yaml … | wingen place - --nodes nodes.json")
    }
  }
}
