public import ChartModel
import YAML

/// A whole prometheus.yml.
public struct PrometheusFile: Sendable {
  /// The block `global`.
  public var globals: ScrapeGlobals
  /// The entries of `scrape_configs`, in this order.
  public var jobs: [ScrapeJob]
  /// Files with rules; wildcards stand in the last part only.
  public var ruleFiles: [String]

  /// A file that scrapes, and evaluates rules if files with such are named. It sends neither series nor alerts anywhere.
  public init(globals: ScrapeGlobals = ScrapeGlobals(), jobs: [ScrapeJob], ruleFiles: [String] = []) {
    self.globals = globals
    self.jobs = jobs
    self.ruleFiles = ruleFiles
  }

  /// Jobs use variables of the environment, which Prometheus does not expand, and no value was given for them.
  public struct MissingEnvironment: Error, Hashable, CustomStringConvertible {
    /// All variables that lack a value.
    public let variables: Set<EnvironmentVariable>

    public var description: String {
      "prometheus.yml cannot read the environment: expected a value for \(variables.map(\.name).sorted().joined(separator: ", "))"
    }
  }

  /// The file's entries.
  ///
  /// - Parameter environment: values for the variables that the jobs use.
  /// - Throws: `MissingEnvironment` if one is not given.
  public func entries(environment: [EnvironmentVariable: String] = [:]) throws(MissingEnvironment) -> [MapEntry] {
    let missing = jobs.reduce(into: Set<EnvironmentVariable>()) { $0.formUnion($1.environment) }.filter { environment[$0] == nil }
    guard missing.isEmpty else { throw MissingEnvironment(variables: missing) }
    return MapBuilder.entries { map in
      map.put("global", tree: .folding(globals.entries(in: .prometheus(environment: environment))))
      map.list("rule_files", ruleFiles.map { Tree.value(.string($0)) })
      map.list("scrape_configs", jobs.map { $0.item(in: .prometheus(environment: environment)) })
    }
  }
}
