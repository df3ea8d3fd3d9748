import ChartModel
import YAML

/// Something about a release that is varied, and what it is varied over.
struct Factor: Sendable, Hashable {
  enum Subject: Sendable, Hashable {
    /// A setting, by its path.
    case setting([String])
    case kubernetes
    case api(String)
    case releaseName
    case namespace
  }

  enum Level: Sendable, Hashable {
    /// The chart's default, or what is assumed of a release when nobody says.
    case standard
    /// What a values file says of the setting.
    case value(YAMLValue)
    case kubernetes(KubernetesVersion)
    case served
    /// The release's name, or its namespace.
    case name(String)
  }

  var subject: Subject
  /// The first is the standard.
  var levels: [Level]

  init(_ subject: Subject, _ levels: [Level]) {
    self.subject = subject
    self.levels = [.standard] + levels
  }
}

/// Values that a user may give, and the release that they are given to.
struct Candidate: Sendable, Hashable {
  struct Assignment: Sendable, Hashable {
    var path: [String]
    var value: YAMLValue
  }

  /// Settings with another value than their default, in the order of the chart.
  var assignments: [Assignment] = []
  var release: ReleaseFacts

  init(release: ReleaseFacts) { self.release = release }

  /// - Parameter standard: what is assumed of a release when nobody says.
  init(_ row: [Int], of factors: [Factor], standard: ReleaseFacts) {
    release = standard
    for (factor, level) in zip(factors, row) { apply(factor.levels[level], to: factor.subject) }
  }

  /// Makes the release's facts, or a setting's value, those of a level.
  mutating func apply(_ level: Factor.Level, to subject: Factor.Subject) {
    switch (subject, level) {
    case (.setting(let path), .value(let value)):
      if let index = assignments.firstIndex(where: { $0.path == path }) {
        assignments[index].value = value
      } else {
        assignments.append(Assignment(path: path, value: value))
      }
    case (.kubernetes, .kubernetes(let version)): release.kubernetes = version
    case (.api(let api), .served): release.apiVersions.insert(api)
    case (.releaseName, .name(let name)): release.name = name
    case (.namespace, .name(let name)): release.namespace = name
    default: break
    }
  }

  /// The values as a file has them.
  var values: YAMLMap {
    var map = YAMLMap()
    for assignment in assignments { map.set(assignment.value, at: assignment.path) }
    return map
  }
}
