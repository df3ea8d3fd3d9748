public import StackFile

/// What is known of a scaffold so far: by options of the command line, then by answers.
public struct Answers: Sendable, Hashable {
  public var cloud: StackCloud?
  public var strategy: StackStrategy?
  /// Empty: not said.
  public var backends: [StackBackend] = []
  public var logs: Bool?
  public var name: String?
  public var format: ScaffoldPlan.Format?
  public var ci: ScaffoldPlan.CI?
  /// Where the chart begins.
  public var place: ScaffoldPlace

  public init(place: ScaffoldPlace = ScaffoldPlace()) { self.place = place }

  /// What is recommended where nothing is said. Nobody can say for others where telemetry is to go.
  public var recommended: ScaffoldPlan {
    ScaffoldPlan(
      options: StackOptions(
        cloud: cloud ?? recommendedCloud, strategy: strategy ?? .hostProcess, backends: backends, logs: logs ?? recommendedLogs),
      name: name ?? ScaffoldPlan.defaultName, format: format ?? place.format, ci: ci ?? place.ci)
  }

  /// What cannot be recommended, as options of the command line.
  public var missing: [String] { backends.isEmpty ? ["--backend"] : [] }

  /// The cloud that what was chosen asks for.
  private var recommendedCloud: StackCloud { strategy?.clouds?.first ?? backends.compactMap(\.cloud).first ?? .other }

  private var recommendedLogs: Bool { backends.contains { !$0.takesMetrics } }
}

extension Answers {
  /// What does not go together whatever the other answers are.
  public var contradictions: [Contradiction] {
    recommended.options.contradictions.filter { contradiction in
      switch contradiction {
      case .strategy, .backend: cloud != nil || backendClouds.count > 1 || strategyExcludesBackends
      case .noMetrics: false
      case .noLogs: logs == true && !backends.isEmpty
      case .logsBackend: logs == false
      }
    }
  }

  private var backendClouds: Set<StackCloud> { Set(backends.compactMap(\.cloud)) }

  private var strategyExcludesBackends: Bool {
    strategy?.clouds.map { clouds in !backendClouds.isSubset(of: clouds) } ?? false
  }
}
