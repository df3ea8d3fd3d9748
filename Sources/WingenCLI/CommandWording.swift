import Diagnostics
import OutputTree

/// The words in which commands say what they did.
enum CommandWording {
  static func built(_ folder: String, _ changes: Changes) -> String {
    if changes.isEmpty { return "\(folder): up to date" }
    let parts = [("added", changes.added.count), ("changed", changes.changed.count), ("removed", changes.removed.count)]
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return "\(folder): " + (parts.isEmpty ? "written" : parts.joined(separator: ", "))
  }

  static func stale(_ folder: String, count: Int, command: String) -> Diagnostic {
    Diagnostic("CLI005", .error, "\(folder): \(count) file(s) are not up to date", hint: "run \(command)")
  }
}
