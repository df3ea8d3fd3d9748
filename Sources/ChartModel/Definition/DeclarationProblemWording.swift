public import Diagnostics

extension DeclarationProblem: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .notASetting(let type, let property):
      Diagnostic(
        "SPEC001", .error, "\(type).\(property) is no setting",
        hint: "mark it @Setting or @SettingGroup, or move it out of the values struct")
    case .booleanLikeName(let path):
      Diagnostic(
        "SPEC002", .error, "\(path.joined(separator: ".")): YAML 1.1 reads this name as a Boolean or null", hint: "choose another name")
    case .repeatedSetting(let name):
      Diagnostic(
        "SPEC003", .error, "\(name): two settings at the root have this name",
        hint: "rename one; nameOverride, fullnameOverride and commonLabels are always there")
    case .defaultIsNoLiteral(let path):
      Diagnostic(
        "SPEC004", .error, "\(path.joined(separator: ".")): the default is an expression",
        hint: "write the default out; values.yaml holds plain values")
    case .defaultBreaksType(let path, let violations):
      Diagnostic(
        "SPEC005", .error, "\(path.joined(separator: ".")): the default is not allowed by the setting's own type",
        hint: violations.first.map { $0.diagnostic(at: nil).message })
    case .unboundSetting(let place):
      Diagnostic(
        "SPEC006", .error, "\(place) refers to a setting that is not among the chart's values",
        hint: "take settings from the parameter of chart(_:), or add the group to Settings")
    case .unknownHelper(let name, let place):
      Diagnostic(
        "SPEC007", .error, "\(place) includes the named template \(name), which the chart does not define",
        hint: "add ChartPart.helper(Helper(\"\(name)\", …))")
    case .conditionalLoopBody(let variable, let place):
      Diagnostic(
        "SPEC008", .error, "\(place): the loop over \(variable) may yield nothing for an element",
        hint: "move the condition around the loop, or make the element's part unconditional")
    case .helperStartsWithCondition(let name):
      Diagnostic(
        "SPEC009", .error, "\(name): a text must begin with a line that is always there and starts with something visible",
        hint: "begin it with a comment line")
    case .mergedMapInText(let place):
      Diagnostic(
        "SPEC010", .error, "\(place): a user's map is merged into a text",
        hint: "give it a key of its own: it is then written as JSON on one line")
    case .secretOutsideSecret(let path, let place):
      Diagnostic(
        "SPEC011", .error, "\(place) prints the secret setting \(path.joined(separator: "."))", hint: "put it into a Secret and mount that")
    }
  }
}
