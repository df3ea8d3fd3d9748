import Diagnostics
import JSONSchemas
import RegularExpressions
import YAML

extension ChartProblem {
  func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code, severity, message, at: location, related: related, hint: hint)
  }

  var code: DiagnosticCode {
    switch self {
    case .noChartFile: "HELM001"
    case .chartFile: "HELM002"
    case .unknownField: "HELM003"
    case .valuesAreNoMap, .severalValuesDocuments: "HELM004"
    case .values, .subchartValuesAreNoMap: "HELM005"
    case .emptySchema, .schemaIsNoJSON, .schema, .uncheckedSchema, .unreadSchema: "HELM006"
    case .templateExtension, .textTemplate: "HELM007"
    case .template: "HELM008"
    case .missingSubchart, .unlistedSubchart, .strayFileInCharts, .subchartVersion, .missingInLock, .lockedVersion, .chartsTooDeep:
      "HELM009"
    case .templateInResourceDefinitions, .noResourceDefinition: "HELM010"
    case .unknownTemplate: "HELM011"
    case .repeatedDefinition: "HELM012"
    case .overriddenSystem: "HELM013"
    }
  }

  private var severity: Severity {
    switch self {
    case .chartFile(let problem): problem.severity
    case .unknownField, .severalValuesDocuments, .textTemplate, .unlistedSubchart, .subchartVersion: .warning
    case .uncheckedSchema(let part): part.isRefusedByHelm ? .error : .info
    case .repeatedDefinition(_, let isSameFile, _): isSameFile ? .error : .warning
    case .template(.tooDeep, _), .unreadSchema, .missingSubchart, .missingInLock, .lockedVersion, .chartsTooDeep, .overriddenSystem: .info
    default: .error
    }
  }

  private var message: String {
    switch self {
    case .noChartFile: "the chart has no Chart.yaml"
    case .chartFile(let problem): problem.message
    case .unknownField(let name, _): "Helm knows no field \(GoText.quoted(name)) here"
    case .valuesAreNoMap(let found): "values.yaml must be a map, found \(found)"
    case .severalValuesDocuments: "values.yaml has more than one document; helm lint and older versions of Helm read only the first"
    case .values(let violation, let hides): "values.schema.json refuses the values: \(violation.diagnostic(hidesValues: hides).message)"
    case .subchartValuesAreNoMap(let name, let found):
      "what stands under \(name) is for the chart of that name and must be a map, found \(found)"
    case .emptySchema: "values.schema.json is empty"
    case .schemaIsNoJSON(let fault): "values.schema.json is no JSON: \(fault.words)"
    case .schema(let error): "values.schema.json is no schema: \(error.diagnostic.message)"
    case .uncheckedSchema(let part): part.diagnostic().message
    case .unreadSchema(let reason): "values.schema.json could not be read, so values.yaml is not checked against it: \(reason)"
    case .templateExtension(let name):
      "templates/ holds \(GoText.quoted(name)), which Helm renders and takes for a manifest; expected .yaml, .yml, .tpl or .txt"
    case .textTemplate: "Helm takes this file for a manifest, because its name is neither NOTES.txt nor begins with _"
    case .template(let problem, _): problem.message
    case .unknownTemplate(let name, _): "no template \(GoText.quoted(name)) is defined in the chart or the charts in it"
    case .repeatedDefinition(let name, let isSameFile, _):
      isSameFile
        ? "the template \(GoText.quoted(name)) is defined twice in one file"
        : "the template \(GoText.quoted(name)) is defined twice in the chart; which one counts depends on the files' names"
    case .overriddenSystem(let key): "the node selector ends with values of the user's, which may give \(key) a second time"
    case .missingSubchart(let name): "the dependency \(name) is not in charts/"
    case .unlistedSubchart(let name): "charts/ holds the chart \(name), which Chart.yaml does not name among the dependencies"
    case .strayFileInCharts(let name): "charts/ holds \(GoText.quoted(name)), which Helm takes for a chart and refuses"
    case .subchartVersion(let name, let version, let range): "charts/ holds \(name) \(version), but the dependency asks for \(range)"
    case .missingInLock(let name): "Chart.lock does not have the dependency \(name)"
    case .lockedVersion(let name, let version, let range): "Chart.lock has \(name) \(version), but the dependency asks for \(range)"
    case .chartsTooDeep(let limit): "charts lie more than \(limit) deep within each other; the rest was not checked"
    case .templateInResourceDefinitions: "Helm does not render the files in crds/, but this one has template actions"
    case .noResourceDefinition(let apiVersion, let kind):
      "crds/ is for CustomResourceDefinitions of apiextensions.k8s.io, found \(kind.isEmpty ? "an object without kind" : kind)"
        + (apiVersion.isEmpty ? "" : " of \(apiVersion)")
    }
  }

  private var hint: String? {
    switch self {
    case .noChartFile: "write one with apiVersion: v2, name and version"
    case .chartFile(let problem): problem.hint
    case .unknownField(let name, let known):
      nearestMatch(to: name, among: known).map { "did you mean \($0)?" } ?? "put what is your own under annotations"
    case .valuesAreNoMap: "write the chart's defaults as key: value"
    case .severalValuesDocuments: "put all values into one document"
    case .values(let violation, let hides): violation.diagnostic(hidesValues: hides).hint
    case .subchartValuesAreNoMap: "write a map of values, or use another key"
    case .emptySchema: "remove the file, or write {}"
    case .schemaIsNoJSON(let fault): fault.hint
    case .schema(let error): error.diagnostic.hint
    case .uncheckedSchema(let part): part.diagnostic().hint
    case .templateExtension: "move it out of templates/, or name it in .helmignore"
    case .textTemplate: "begin its name with _, or move it out of templates/"
    case .template(let problem, _): problem.hint
    case .unknownTemplate(let name, let known):
      nearestMatch(to: name, among: known).map { "did you mean \($0)?" } ?? "define it: {{- define \(GoText.quoted(name)) -}} … {{- end -}}"
    case .repeatedDefinition: "remove one, or give it another name"
    case .overriddenSystem(let key):
      "leave the key out of the user's values: {{- toYaml (omit .Values.nodeSelector \(GoText.quoted(key))) | nindent 8 }}"
    case .missingSubchart: "run helm dependency build"
    case .unlistedSubchart: "name it under dependencies, which is what helm lint asks for"
    case .strayFileInCharts: "move it out of charts/, or begin its name with _ or ."
    case .subchartVersion: "run helm dependency update; while they disagree, the dependency's condition and alias do not count"
    case .missingInLock, .lockedVersion: "run helm dependency update"
    case .templateInResourceDefinitions: "write it without actions, or move it to templates/"
    case .noResourceDefinition: "move it to templates/"
    case .unreadSchema, .chartsTooDeep: nil
    }
  }

  private var related: [Diagnostic.Related] {
    switch self {
    case .chartFile(let problem): problem.related
    case .template(.repeatedElse, let first?): [.init("the first {{ else }} is here", at: first)]
    case .repeatedDefinition(_, _, let first): [.init("it is defined here too", at: first)]
    default: []
    }
  }
}

extension UncheckedPart {
  /// Whether Helm refuses a schema for it: its regular expressions are Go's, which know no lookaround and no references to groups.
  fileprivate var isRefusedByHelm: Bool {
    if case .pattern(_, let fault) = reason { fault.problem == .lookaround || fault.problem == .backreference } else { false }
  }
}
