import BuiltInSpecs
import Diagnostics
import StackFile

/// Finds the stack file that a command names, and makes its chart.
enum StackLocator {
  /// - Parameter path: of a file whose name ends in .yaml or .yml, or of a folder with a stack.yaml.
  /// - Returns: nil if the path is neither.
  /// - Throws: `Stop`: for a folder that has a spec in Swift too; with what is wrong with the file.
  static func spec(_ path: String) throws(Stop) -> BuiltInSpec? {
    guard let file = try file(path) else { return nil }
    let bytes: [UInt8]
    do { bytes = try InputFile.read(file, limit: StackFile.largest) } catch { throw Stop(error, .wrongUsage) }
    do {
      let chart = try StackFile.chart(reading: bytes, name: file, specs: SpecRegistry.specs)
      return BuiltInSpec(path, chart, source: String(decoding: bytes, as: UTF8.self))
    } catch { throw Stop(error.diagnostics, .wrongUsage) }
  }

  private static func file(_ path: String) throws(Stop) -> String? {
    guard InputFile.isDirectory(path) else {
      return InputFile.exists(path) && [".yaml", ".yml"].contains(where: path.hasSuffix) ? path : nil
    }
    let file = path + (path.hasSuffix("/") ? "" : "/") + StackFile.fileName
    guard InputFile.exists(file) else { return nil }
    if InputFile.exists(path + "/Stack.swift") { throw Stop(StackLocatorError.twoSpecs(path), .wrongUsage) }
    return file
  }
}

enum StackLocatorError: DiagnosticError {
  case twoSpecs(String)

  var diagnostic: Diagnostic {
    switch self {
    case .twoSpecs(let folder):
      Diagnostic(
        "STACK008", .error,
        "\(CommandWording.shellQuoted(folder)) has both a Stack.swift and a \(StackFile.fileName), and a folder is one spec",
        hint: "name the one that is meant, or remove the other: Stack.swift says all that \(StackFile.fileName) can say, and more")
    }
  }
}
