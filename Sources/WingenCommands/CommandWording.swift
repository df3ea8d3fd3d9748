import Checks
import Diagnostics
import OutputTree
import Proof

/// The words in which commands say what they did.
enum CommandWording {
  static func built(_ folder: String, _ changes: Changes) -> String {
    if changes.isEmpty { return "\(folder): up to date" }
    let parts = [("added", changes.added.count), ("changed", changes.changed.count), ("removed", changes.removed.count)]
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return "\(folder): " + (parts.isEmpty ? "written" : parts.joined(separator: ", "))
  }

  /// What was done with old values.
  static func migrated(_ folder: String, settings: Int, leftOut: Int) -> String {
    "\(counted(settings, "setting")) carried over, \(counted(leftOut, "key")) left out; read \(shellQuoted(folder + "/MIGRATION.md"))\n"
  }

  /// What happened besides: edits that were overwritten, and a folder that could not be removed.
  static func remarks(_ folder: String, _ changes: Changes) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    remarks += overwrittenEdits(folder, changes.discardedEdits, instead: "the spec")
    if let path = changes.leftBehind {
      remarks.append(
        Diagnostic("CLI016", .info, "the former files could not be removed; they are in \(path)", hint: "the next run tries again"))
    }
    return remarks
  }

  /// How much was checked, for a person.
  static func linted(_ result: LintResult) -> String {
    var parts = [counted(result.objects, "Kubernetes object")]
    if result.configurations > 0 {
      let configurations = counted(result.configurations, "collector configuration")
      parts = result.objects == 0 ? [configurations] : parts + [configurations]
    }
    if result.contents > 0 {
      let contents = counted(result.contents, "rule file or dashboard", plural: "rule files and dashboards")
      parts = result.objects == 0 && result.configurations == 0 ? [contents] : parts + [contents]
    }
    let list =
      parts.count < 3 ? parts.joined(separator: " and ") : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    return "checked \(list) in \(counted(result.files.count, "file"))\n"
  }

  static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// How the objects of charts are checked too; empty if no chart has any that are not.
  ///
  /// - Parameter values: values files that were given for them.
  static func unrendered(_ charts: [String], values: [String]) -> String {
    guard let first = charts.first else { return "" }
    let what = charts.count == 1 ? "the chart's templates make" : "the templates of \(charts.count) charts make"
    let options = values.map { " -f " + shellQuoted($0) }.joined()
    return "what \(what) is checked once rendered: helm template NAME \(shellQuoted(first))\(options) | wingen lint -\n"
  }

  /// - Parameter source: what should have been changed.
  static func overwrittenEdits(_ folder: String, _ paths: [String], instead source: String) -> [Diagnostic] {
    if paths.isEmpty { return [] }
    let more = paths.count > 5 ? " and \(paths.count - 5) more" : ""
    return [
      Diagnostic(
        "CLI015", .info, "\(folder): edits made by hand were overwritten in \(paths.prefix(5).joined(separator: ", "))\(more)",
        hint: "change \(source) instead; --check shows such edits before they are lost")
    ]
  }

  static func stale(_ folder: String, count: Int, command: String) -> Diagnostic {
    Diagnostic("CLI005", .error, "\(folder): \(count) file(s) are not up to date", hint: "run \(command)")
  }

  static func staleFleet(_ folders: Int, command: String) -> Diagnostic {
    Diagnostic("CLI005", .error, "\(folders == 1 ? "1 folder is" : "\(folders) folders are") not up to date", hint: "run \(command)")
  }

  /// How many rules a proof found broken, and what it tried.
  static func broken(_ rules: Int, _ statistics: Proof.Statistics) -> String {
    "\(rules == 1 ? "1 rule is" : "\(rules) rules are") broken; \(statistics.checked) combinations were tried: \(statistics.summary)"
  }

  /// The command line that brings a folder up to date.
  static func writing(_ command: String, _ folder: String, force: Bool) -> String {
    "\(command) -o \(shellQuoted(folder))" + (force ? " --force, if wingen may write into this folder" : "")
  }

  /// An argument as a shell takes it, in quotes if it needs them; control characters as `\u{…}`, because they could steer a terminal.
  static func shellQuoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./:@%+=,".unicodeScalars.contains($0)
    }
    if plain, !text.isEmpty { return text }
    let visible = text.unicodeScalars.map {
      $0.properties.generalCategory == .control ? "\\u{\(String($0.value, radix: 16))}" : String($0)
    }
    return "'" + visible.joined().replacing("'", with: "'\\''") + "'"
  }
}
