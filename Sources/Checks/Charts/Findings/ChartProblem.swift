import Diagnostics
import JSONSchemas
import YAML

/// What may be wrong with a chart's own files. The words are in ChartProblemWording.swift and, for Chart.yaml, ChartFileWording.swift.
enum ChartProblem: Sendable, Hashable {
  case noChartFile
  case chartFile(ChartFileProblem)
  case unknownField(String, known: [String])

  case valuesAreNoMap(found: String)
  case severalValuesDocuments
  /// `values` tells whose values they are.
  case values(Violation, hidesValues: Bool)
  case subchartValuesAreNoMap(String, found: String)

  case emptySchema
  case schemaIsNoJSON(JSONFault)
  case schema(JSONSchemaError)
  case uncheckedSchema(UncheckedPart)
  /// The reader of YAML does not take all JSON there is.
  case unreadSchema(String)

  case templateExtension(String)
  /// A text file in templates/ that is taken for a manifest.
  case textTemplate
  case template(TemplateFault.Problem, related: SourceLocation?)
  case unknownTemplate(String, known: [String])
  case repeatedDefinition(String, isSameFile: Bool, first: SourceLocation)
  case overriddenSystem(key: String)

  case missingSubchart(String)
  case unlistedSubchart(String)
  case strayFileInCharts(String)
  case subchartVersion(name: String, version: String, range: String)
  case missingInLock(String)
  case lockedVersion(name: String, version: String, range: String)
  case chartsTooDeep(limit: Int)

  case templateInResourceDefinitions
  case noResourceDefinition(apiVersion: String, kind: String)
}

/// What may be wrong with a field of Chart.yaml.
enum ChartFileProblem: Sendable, Hashable {
  case notAMap(found: String)
  case missing(String)
  case wrongShape(String, ChartField.Shape, found: String)
  /// A number or boolean where a text is meant; Helm refuses it in the versions and converts it elsewhere.
  case notQuoted(String, isRefused: Bool)
  case apiVersion(String)
  case name(String)
  case version(String)
  case looseVersion(String)
  case type(String)
  /// A field that charts of the first API version do not have.
  case notInFirstVersion(String)
  case kubeVersion(String)
  case address(String, String)
  case email(String)
  case dependencyRange(String)
  case dependencyAlias(String)
  case repository(String)
  case repeatedDependency(String, first: SourceLocation)
  case emptyItem(String)
}
