import ChartModel
import Diagnostics
import Examples

/// Finds the spec that a command names: a folder with a Stack.swift, else a built-in example.
enum SpecLocator {
  static func chart(_ spec: String) throws -> ChartDefinition {
    let found = try locate(spec)
    do { return try found.chart() } catch {
      throw Stop(error.problems.map(\.diagnostic), .findings)
    }
  }

  private static func locate(_ spec: String) throws -> BuiltInSpec {
    guard InputFile.exists(spec) else {
      if let found = BuiltInSpec.all.first(where: { $0.name == spec }) { return found }
      throw Stop(SpecError.unknown(spec, known: BuiltInSpec.all.map(\.name)), .wrongUsage)
    }
    let file = InputFile.isDirectory(spec) ? trimmed(spec) + "/Stack.swift" : spec
    let source: [UInt8]
    do { source = try InputFile.read(file, limit: 16 << 20) } catch { throw Stop(error, .wrongUsage) }
    guard let found = BuiltInSpec.all.first(where: { source.elementsEqual($0.source.utf8) }) else {
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
  case notCompiledIn(String)

  var diagnostic: Diagnostic {
    switch self {
    case .unknown(let spec, let known):
      Diagnostic(
        "CLI003", .error, "there is no folder and no built-in spec \(spec)",
        hint: nearestMatch(to: spec, among: known).map { "did you mean \($0)?" } ?? "built in: \(known.joined(separator: ", "))")
    case .notCompiledIn(let file):
      Diagnostic(
        "CLI004", .error, "\(file) is not what this wingen was built with",
        hint: "specs are compiled into the program: build wingen again after a change (make build)")
    }
  }
}
