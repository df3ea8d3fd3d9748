import ChartModel
import Diagnostics
import YAML

extension StackProblem {
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    switch self {
    case .form(let violation): Self.diagnostic(for: violation, at: location)
    case .noOptions(let stack):
      Diagnostic(
        "STACK004", .error, "\(stack) has no options: it is what it is", at: location,
        hint: "remove options, or take stack: \(Stack.windowsNodesName), which is put together from them")
    case .contradiction(let contradiction):
      Diagnostic("STACK005", .error, contradiction.message, at: location, hint: contradiction.hint)
    case .injectedKey(let key):
      Diagnostic(
        "STACK007", .error, "\(key): Helm itself, or a parent chart, puts it among the values; it is no default of this chart",
        at: location, hint: "remove it; a parent chart's values.yaml may have it")
    case .credential(let path):
      Diagnostic(
        "STACK006", .error,
        "\(path.joined(separator: ".")): a credential may not be a chart's default, for everybody who gets the chart reads it",
        at: location,
        hint: "remove it, and change the credential; make a Secret, and name that in the settings beside it")
    }
  }

  /// The words for a value of a chart are right for most values of the file too.
  private static func diagnostic(for violation: ValueViolation, at location: SourceLocation) -> Diagnostic {
    var diagnostic = violation.diagnostic(at: location)
    let place = ValueViolation.text(of: violation.path)
    if violation.path.isEmpty, case .wrongType(_, let found) = violation.problem {
      diagnostic.message = "expected a stack file, found \(found == .null ? "nothing" : found.list == nil ? "a plain value" : "a list")"
      diagnostic.hint = "begin with stack: NAME; wingen init --format yaml writes one"
    }
    diagnostic.code = "STACK001"
    switch violation.problem {
    case .unknownKey:
      diagnostic.code = "STACK002"
      diagnostic.message = "\(place): no such key"
    case .notOneOf where violation.path == [.key("stack")]: diagnostic.code = "STACK003"
    case .missingKey(let key, _) where key == "stack":
      diagnostic.code = "STACK003"
      diagnostic.message = "stack is missing: what the chart is to be made of"
      diagnostic.hint = "stack: \(Stack.windowsNodesName) is put together from options; wingen schema stack lists all"
    default: break
    }
    return diagnostic
  }
}
