import ChartModel
import Diagnostics
import YAML

extension ChartFileProblem {
  var severity: Severity {
    switch self {
    case .notQuoted(_, let isRefused): isRefused ? .error : .warning
    case .looseVersion, .repository: .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .notAMap(let found): "Chart.yaml must be a map of fields, found \(found)"
    case .missing(let field): "the field \(field) is missing"
    case .wrongShape(let field, let shape, let found): "\(field) must be \(shape.words), found \(found)"
    case .notQuoted(let field, _): "\(field) must be a text, but YAML reads it as something else"
    case .apiVersion(let text): "the chart's apiVersion is \(GoText.quoted(text)); expected v2, or v1 for charts of Helm 2"
    case .name(let text): "\(GoText.quoted(text)) cannot be a chart's name"
    case .version(let text): "\(GoText.quoted(text)) is no semantic version"
    case .looseVersion(let text): "\(GoText.quoted(text)) is not spelt as Semantic Versioning 2 asks"
    case .type(let text): "the chart's type is \(GoText.quoted(text)); expected application or library"
    case .notInFirstVersion(let field): "charts of apiVersion v1 have no field \(field) in Chart.yaml"
    case .kubeVersion(let text): "kubeVersion is \(GoText.quoted(text)), which is no range of versions"
    case .address(let field, let text): "\(field): \(GoText.quoted(text)) is no address"
    case .email(let text): "\(GoText.quoted(text)) is no email address"
    case .dependencyRange(let text): "the dependency's version \(GoText.quoted(text)) is no range of versions"
    case .dependencyAlias(let text): "the alias \(GoText.quoted(text)) has other characters than letters, digits, _ and -"
    case .repository(let text): "the repository \(GoText.quoted(text)) is no address and no name of a repository"
    case .repeatedDependency(let name, _): "two dependencies are called \(GoText.quoted(name))"
    case .emptyItem(let field): "\(field) has an empty entry"
    }
  }

  var hint: String? {
    switch self {
    case .missing("apiVersion"): "write apiVersion: v2"
    case .missing("version"): "such as version: 0.1.0"
    case .notQuoted: "put it in quotes"
    case .apiVersion(let text): nearestMatch(to: text, among: ["v2", "v1"]).map { "did you mean \($0)?" }
    case .name: "a name has no slash, and is neither . nor .."
    case .version: "expected MAJOR.MINOR.PATCH, such as 1.2.3 or 1.2.3-rc.1"
    case .looseVersion(let text): ChartVersion(text).map { "write \($0.major).\($0.minor).\($0.patch)" + $0.suffix }
    case .type(let text): nearestMatch(to: text, among: ["application", "library"]).map { "did you mean \($0)?" }
    case .notInFirstVersion("dependencies"): "set apiVersion: v2, or move them to requirements.yaml"
    case .notInFirstVersion: "set apiVersion: v2, or remove it"
    case .kubeVersion, .dependencyRange: "such as \">=1.28.0-0\", \"^1.2\" or \"1.x || 2.x\""
    case .address: "write it with its scheme, such as https://"
    case .repository: "such as https://example.com/charts, oci://…, file://../name or @name"
    case .repeatedDependency: "give one of them an alias"
    case .emptyItem: "remove it"
    default: nil
    }
  }

  var related: [Diagnostic.Related] {
    if case .repeatedDependency(_, let first) = self { [.init("the first is here", at: first)] } else { [] }
  }
}

extension ChartVersion {
  fileprivate var suffix: String { prerelease.isEmpty ? "" : "-" + prerelease.joined(separator: ".") }
}

extension ChartField.Shape {
  fileprivate var words: String {
    switch self {
    case .text: "a text"
    case .boolean: "true or false"
    case .texts: "a list of texts"
    case .mapOfTexts: "a map of texts"
    case .maintainers: "a list of maintainers, each with name, email and url"
    case .dependencies: "a list of dependencies, each with name, version and repository"
    case .anyList: "a list"
    }
  }
}

extension LocatedValue {
  /// What was found, for a message.
  var kindWords: String {
    switch content {
    case .null: "nothing"
    case .bool: "a boolean"
    case .int, .float: "a number"
    case .string: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
