import CollectorSchemas
import YAML

extension CollectorView {
  /// What is wrong with a key or a value.
  struct SettingProblem: Sendable {
    /// From the configuration's root.
    let path: [PathElement]
    /// What has the key: `receiver "otlp"` or `service`.
    let title: String
    let problem: ConfigurationProblem.Problem
  }

  static func settingProblems(_ components: [Component], _ service: YAMLValue?, _ version: CollectorVersion) -> [SettingProblem] {
    var problems: [SettingProblem] = []
    for component in components where component.description != nil {
      let found = CollectorSchemas.embedded.check(component.configuration, of: component.kind, component.id.type, in: version)
      problems += found.map { SettingProblem(path: component.path + $0.path, title: component.title, problem: $0.problem) }
    }
    guard let service else { return problems }
    return problems
      + CollectorSchemas.embedded.checkService(service, in: version).map {
        SettingProblem(path: ["service"] + $0.path, title: "service", problem: $0.problem)
      }
  }
}
