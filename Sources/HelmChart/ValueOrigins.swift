internal import ChartModel
internal import Diagnostics
internal import HelmValues
internal import YAML

/// Finds the values file or the `--set` that gave a refused value.
struct ValueOrigins {
  struct Origin {
    var location: SourceLocation?
    /// The option, its expression and the column, if the value came from the command line.
    var option: String?
    var source = ValueViolation.Source.file
    /// Whether a null was given.
    var isNull = false
  }

  let files: [ValuesFile]
  let sets: [SetExpression]
  let secrets: SecretNames

  /// The last source, in Helm's order, that says anything about the value; else about what stands around it.
  func origin(of violation: ValueViolation) -> Origin {
    var target = violation.path
    if case .missingKey(let key, _) = violation.problem { target.append(.key(key)) }
    return origin(of: target, orAroundDownTo: 1) ?? Origin()
  }

  /// The source of the setting that decided last, in Helm's order; nil if all are the chart's own. What stands around a setting says
  /// nothing about it; what stands around a field of a list's element does, as far as the list.
  func origin(ofAnyOf settings: [[PathElement]]) -> Origin? {
    let origins = settings.compactMap { setting in
      let keys = setting.prefix { if case .key = $0 { true } else { false } }
      return origin(of: setting, orAroundDownTo: keys.count)
    }
    func file(_ origin: Origin) -> Int { files.lastIndex { $0.name == origin.location?.file } ?? 0 }
    return origins.first { $0.option != nil } ?? origins.max { file($0) < file($1) }
  }

  private func origin(of target: [PathElement], orAroundDownTo least: Int) -> Origin? {
    for length in stride(from: target.count, through: least, by: -1) {
      let part = Array(target.prefix(length))
      for option in SetExpression.Option.allCases.reversed() {
        for expression in sets.reversed() where expression.option == option {
          if let origin = origin(of: part, in: expression, isWhole: length == target.count) { return origin }
        }
      }
      for file in files.reversed() {
        guard let value = file.values.value(at: part) else { continue }
        return Origin(location: file.values.location(at: part, in: file.name), isNull: value.content == .null)
      }
    }
    return nil
  }

  private func origin(of part: [PathElement], in expression: SetExpression, isWhole: Bool) -> Origin? {
    for assignment in expression.assignments.reversed() {
      let common = min(part.count, assignment.path.count)
      // Around the value, only what lies below counts: an assignment above it was compared already.
      guard common > 0, isWhole || common == part.count else { continue }
      guard zip(part, assignment.path).allSatisfy({ $0 == PathElement($1) }) else { continue }
      return Origin(
        option: "\(expression.option.rawValue) \(secrets.shown(expression)), column \(assignment.path[common - 1].column)",
        source: expression.option == .set ? .set : .setString,
        isNull: assignment.value == .null && assignment.path.count <= part.count)
    }
    return nil
  }
}

extension PathElement {
  fileprivate init(_ step: SetAssignment.Step) {
    switch step.kind {
    case .key(let key): self = .key(key)
    case .index(let index): self = .index(index)
    }
  }
}
