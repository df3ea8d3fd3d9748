public import ChartModel
public import Diagnostics
public import HelmValues
public import YAML

/// A values file as it was read.
public struct ValuesFile: Sendable {
  public var name: String
  public var values: LocatedValue

  public init(name: String, values: LocatedValue) {
    self.name = name
    self.values = values
  }
}

/// Combines values files and `--set` as Helm does, and refuses what the chart or its schema refuses, pointing at the file or the option
/// that is to blame. No message shows a credential.
public enum ValuesResolution {
  /// More findings than these are only counted.
  public static let reportLimit = 20

  /// Reads a values file for a chart.
  /// - Parameter name: what messages call the file.
  /// - Throws: a `Diagnostic` with code `YAML…`.
  public static func readFile(_ bytes: [UInt8], name: String, for chart: ChartDefinition) throws(Diagnostic) -> ValuesFile {
    do {
      return ValuesFile(name: name, values: try YAMLReader.readSingle(bytes, file: name, options: .valuesFile))
    } catch {
      throw SecretNames(of: chart.settings).hiding(error, in: bytes).diagnostic
    }
  }

  /// Reads the arguments of `--set` and `--set-string`.
  /// - Throws: every argument's fault at once.
  public static func readSets(
    _ set: [String], _ setString: [String], for chart: ChartDefinition
  ) throws(DiagnosticList) -> [SetExpression] {
    var expressions: [SetExpression] = []
    var faults: [Diagnostic] = []
    for (text, option) in set.map({ ($0, SetExpression.Option.set) }) + setString.map({ ($0, .setString) }) {
      do throws(SetError) {
        expressions.append(try SetExpression(parsing: text, for: option))
      } catch {
        faults.append(SecretNames(of: chart.settings).hiding(error).diagnostic)
      }
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }
    return expressions
  }

  /// - Parameter release: what the chart may refuse values for.
  /// - Returns: the values as templates would see them, and warnings.
  /// - Throws: the violations, up to `reportLimit`; if there are none, what the chart refuses.
  public static func resolve(
    _ chart: ChartDefinition, files: [ValuesFile], sets: [SetExpression], release: ReleaseFacts
  ) throws(DiagnosticList) -> (values: YAMLMap, warnings: [Diagnostic]) {
    try resolve(chart, Evaluator(chart), files: files, sets: sets, release: release)
  }

  /// The same with an evaluator of the chart that the caller has anyway.
  public static func resolve(
    _ chart: ChartDefinition, _ evaluator: Evaluator, files: [ValuesFile], sets: [SetExpression], release: ReleaseFacts
  ) throws(DiagnosticList) -> (values: YAMLMap, warnings: [Diagnostic]) {
    var maps: [YAMLMap] = []
    var faults: [Diagnostic] = []
    for file in files {
      switch file.values.plain {
      case .map(let map): maps.append(map)
      case .null: maps.append([:])
      case let other:
        faults.append(
          Diagnostic(
            "VAL200", .error, "expected a map of settings, found \(other.list == nil ? "a plain value" : "a list")",
            at: file.values.position.location(in: file.name), hint: "write settings as key: value, without a dash before them"))
      }
    }
    if !faults.isEmpty { throw DiagnosticList(faults) }

    let combined: (values: YAMLMap, warnings: [ValuesWarning])
    do { combined = try ValuesMerge.combine(files: maps, sets: sets, defaults: chart.settings.defaults) } catch {
      throw DiagnosticList([SecretNames(of: chart.settings).hiding(error).diagnostic])
    }
    let violations = chart.settings.violations(of: combined.values)
    if !violations.isEmpty { throw DiagnosticList(report(violations, chart, files: files, sets: sets)) }
    let refusals = evaluator.refusals(combined.values, release: release)
    if !refusals.isEmpty {
      let origins = ValueOrigins(files: files, sets: sets, secrets: SecretNames(of: chart.settings))
      throw DiagnosticList(limited(refusals) { $0.diagnostic(from: origins.origin(ofAnyOf: $0.settings)) })
    }
    return (combined.values, combined.warnings.map(\.diagnostic))
  }

  private static func report(
    _ violations: [ValueViolation], _ chart: ChartDefinition, files: [ValuesFile], sets: [SetExpression]
  ) -> [Diagnostic] {
    let origins = ValueOrigins(files: files, sets: sets, secrets: SecretNames(of: chart.settings))
    return limited(violations) { violation in
      let origin = origins.origin(of: violation)
      var diagnostic = violation.diagnostic(at: origin.location, from: origin.source, isNulled: origin.isNull)
      if let option = origin.option { diagnostic.message = "\(option): \(diagnostic.message)" }
      if let hint = UnknownKeyHint.hint(for: violation, in: chart, isInFile: origin.location != nil) { diagnostic.hint = hint }
      return diagnostic
    }
  }

  private static func limited<Fault>(_ faults: [Fault], _ diagnostic: (Fault) -> Diagnostic) -> [Diagnostic] {
    let rest = faults.count - reportLimit
    let more = Diagnostic("VAL211", .error, "\(rest) more values are refused", hint: "mend those above first")
    return faults.prefix(reportLimit).map(diagnostic) + (rest > 0 ? [more] : [])
  }
}
