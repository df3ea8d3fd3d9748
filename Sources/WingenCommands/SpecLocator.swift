import BuiltInSpecs
import ChartModel
import Diagnostics

/// Finds the spec that a command names: a folder with a Stack.swift, else a built-in example.
enum SpecLocator {
  static func chart(_ spec: String) throws -> ChartDefinition { try chart(of: try locate(spec)) }

  /// The chart of a built-in example, whatever folders there are.
  static func builtIn(_ name: String) throws -> ChartDefinition {
    guard let found = SpecRegistry.spec(name) else {
      throw Stop(SpecError.unknown(name, known: SpecRegistry.names), .wrongUsage)
    }
    return try chart(of: found)
  }

  /// The spec that a file names: a path relative to its folder, else a built-in one.
  ///
  /// - Throws: `Stop`.
  static func spec(_ spec: String, relativeTo folder: String) throws -> BuiltInSpec {
    let path = spec.hasPrefix("/") ? spec : folder + spec
    return try locate(InputFile.exists(path) ? path : spec)
  }

  static func chart(of spec: BuiltInSpec) throws -> ChartDefinition {
    do { return try Stage.run("making the chart of \(spec.name)") { _ throws(DeclarationProblems) in try spec.chart() } } catch {
      throw Stop(error.problems.map(\.diagnostic), .findings)
    }
  }

  /// Whether a word of a command line that takes specs and files alike is meant for the name of a spec: nothing has it as its path, and
  /// it is like such a name.
  static func isName(_ word: String) -> Bool {
    !InputFile.exists(word) && nearestMatch(to: word, among: SpecRegistry.names) != nil
  }

  private static func locate(_ spec: String) throws -> BuiltInSpec {
    let builtIn = SpecRegistry.spec(spec)
    let file: String
    if InputFile.isDirectory(spec) {
      file = trimmed(spec) + "/Stack.swift"
      // A folder without a Stack.swift is no spec: often the very chart that was written for the example.
      if !InputFile.exists(file) {
        if let builtIn { return builtIn }
        throw Stop(SpecError.noStack(spec), .wrongUsage)
      }
    } else if InputFile.exists(spec) {
      file = spec
    } else {
      if let builtIn { return builtIn }
      throw Stop(SpecError.unknown(spec, known: SpecRegistry.names), .wrongUsage)
    }
    let source: [UInt8]
    do { source = try InputFile.read(file, limit: 16 << 20) } catch { throw Stop(error, .wrongUsage) }
    guard let found = SpecRegistry.specs.first(where: { source.elementsEqual($0.source.utf8) }) else {
      throw Stop(SpecError.notCompiledIn(file), .wrongUsage)
    }
    return found
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
  case notCompiledIn(String)
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
    case .notCompiledIn(let file):
      return Diagnostic(
        "CLI004", .error, "\(CommandWording.shellQuoted(file)) is not what this wingen was built with",
        hint: "specs are compiled into the program: build wingen again after a change (make build)")
    case .valuesWithoutSpec:
      return Diagnostic(
        "CLI019", .error, "values are given, but no spec that they could be for",
        hint: "give them to the program that renders the manifests: helm template -f values.yaml … | wingen place - --nodes nodes.json")
    }
  }
}
