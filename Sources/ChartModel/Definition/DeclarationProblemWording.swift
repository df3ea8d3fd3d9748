public import Diagnostics

extension DeclarationProblem: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .brokenKubeVersion(let text):
      Diagnostic(
        "SPEC046", .error, "kubeVersion: expected a range of versions, found \(text)", hint: "write it as Helm reads it, such as >=1.28.0-0"
      )
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
    case .textStartsWithCondition(let place):
      Diagnostic(
        "SPEC009", .error, "\(place): a text must begin with a line that is always there and starts with something visible",
        hint: "begin it with a comment line")
    case .mergedMapInText(let place):
      Diagnostic(
        "SPEC010", .error, "\(place): a named template that is a map is merged into a text",
        hint: "put the map's entries into the text, or make the template a text")
    case .secretOutsideSecret(let path, let place):
      Diagnostic(
        "SPEC011", .error, "\(place) prints the secret setting \(path.joined(separator: "."))", hint: "put it into a Secret and mount that")
    case .absentValue(let path, let place):
      Diagnostic(
        "SPEC013", .error, "\(place): \(path.joined(separator: ".")) may be absent, and is part of something larger",
        hint: "give it to a field of its own with orAbsent or unlessEmpty, or put the whole under If(….isSet)")
    case .repeatedHelper(let name):
      Diagnostic("SPEC014", .error, "two named templates are called \(name)", hint: "rename one")
    case .perhapsEmptyHelper(let name):
      Diagnostic("SPEC015", .error, "the named template \(name) is a map that may be empty", hint: "give it a field that is always there")
    case .unprintableText(let place):
      Diagnostic(
        "SPEC016", .error, "\(place): a text holds a carriage return or another character that Helm's YAML does not carry",
        hint: "use line feeds only, and escape other controls")
    case .textBeyondASCII(let place):
      Diagnostic(
        "SPEC017", .error, "\(place): a text that may hold more than ASCII is cut or lower-cased",
        hint: "give the setting a pattern of ASCII characters")
    case .objectWithoutKind(let place):
      Diagnostic("SPEC018", .error, "\(place): an object without apiVersion or kind", hint: "a RawYAML object needs both")
    case .repeatedObject(let kind, let place):
      Diagnostic(
        "SPEC019", .error, "\(place): two objects of the kind \(kind) have one name",
        hint: "rename one, or put them under conditions that exclude one another")
    case .repeatedKey(let key, let place):
      Diagnostic("SPEC020", .error, "\(place): the key \(key) would stand twice in one map", hint: "remove one")
    case .unprotectedKey(let key, let place):
      Diagnostic(
        "SPEC021", .error, "\(place): a user's map could override the key \(key) beside it",
        hint: "put the user's map behind the fields with spread(_:), and name keys of included templates with omitting:")
    case .severalSpreads(let place):
      Diagnostic("SPEC022", .error, "\(place): two users' maps are merged into one map", hint: "offer one setting")
    case .builtInAPI(let api, let place):
      Diagnostic(
        "SPEC023", .error, "\(place): every cluster that the chart supports serves \(api)",
        hint: "ask for APIs of add-ons only, such as monitoring.coreos.com/v1")
    case .reservedFile(let file):
      Diagnostic(
        "SPEC024", .error, "templates/\(file): an object would stand in the file that refuses values",
        hint: "name the object's file otherwise")
    case .refusedDefaults(let message):
      Diagnostic(
        "SPEC025", .error, "the chart refuses its own defaults: \(message)",
        hint: "change a default in Settings, or what this Refuse refuses")
    case .contentInLoop(let path):
      Diagnostic(
        "SPEC026", .error, "the content file \(path) stands in a loop", hint: "write one file, with the loop in its named template")
    case .brokenQuery(let query, let message, let place):
      Diagnostic(
        "SPEC027", .error, "\(place): Prometheus would refuse the query \(query): \(message)", hint: "mend the query in the spec")
    case .brokenDashboard(let dashboard, let message):
      Diagnostic("SPEC028", .error, "\(dashboard): the dashboard cannot be made: \(message)", hint: "mend the dashboard in the spec")
    case .brokenYAML(let message, let line, let column):
      Diagnostic(
        "SPEC029", .error, "line \(line), column \(column) of the object's text: \(message)", hint: "mend the YAML in the spec")
    }
  }
}

extension DeclarationProblems.Finding: DiagnosticError {
  public var diagnostic: Diagnostic {
    var diagnostic = problem.diagnostic
    diagnostic.location = origin
    if let other { diagnostic.related.append(.init("the other one", at: other)) }
    return diagnostic
  }
}

extension ChartDefinition {
  /// What a spec's author should know although the chart can be made.
  public var remarks: [Diagnostic] {
    unusedSettings.map { path in
      Diagnostic(
        "SPEC012", .info, "\(path.joined(separator: ".")): nothing in the chart depends on this setting", hint: "use it, or remove it")
    }
  }
}
