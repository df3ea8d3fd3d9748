/// The fields of Chart.yaml and what they hold. Helm reads their names without regard to case.
///
/// Source: helm.sh/docs/topics/charts, "The Chart.yaml File"; helm/helm 4, pkg/chart/v2/metadata.go and dependency.go.
struct ChartField: Sendable, Hashable {
  enum Shape: Sendable, Hashable {
    /// Numbers and booleans are taken as the text they are written as.
    case text
    case boolean
    case texts
    case mapOfTexts
    case maintainers, dependencies
    /// What a dependency's values are imported as: texts and maps.
    case anyList
  }

  var name: String
  var shape: Shape

  static let chart: [ChartField] = [
    .init(name: "apiVersion", shape: .text), .init(name: "name", shape: .text), .init(name: "version", shape: .text),
    .init(name: "kubeVersion", shape: .text), .init(name: "description", shape: .text), .init(name: "type", shape: .text),
    .init(name: "keywords", shape: .texts), .init(name: "home", shape: .text), .init(name: "sources", shape: .texts),
    .init(name: "dependencies", shape: .dependencies), .init(name: "maintainers", shape: .maintainers),
    .init(name: "icon", shape: .text), .init(name: "appVersion", shape: .text), .init(name: "deprecated", shape: .boolean),
    .init(name: "annotations", shape: .mapOfTexts), .init(name: "condition", shape: .text), .init(name: "tags", shape: .text),
  ]

  static let dependency: [ChartField] = [
    .init(name: "name", shape: .text), .init(name: "version", shape: .text), .init(name: "repository", shape: .text),
    .init(name: "condition", shape: .text), .init(name: "tags", shape: .texts), .init(name: "enabled", shape: .boolean),
    .init(name: "import-values", shape: .anyList), .init(name: "alias", shape: .text),
  ]

  static let maintainer: [ChartField] = [
    .init(name: "name", shape: .text), .init(name: "email", shape: .text), .init(name: "url", shape: .text),
  ]
}
