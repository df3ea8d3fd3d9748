public import Diagnostics

/// What a rule is about: printed by `wingen explain`, into docs/rules.md and into reports.
public struct RuleDescription: Sendable {
  /// Stable, such as `WIN001`.
  public let code: DiagnosticCode
  /// A short name in kebab case, such as `host-pid`.
  public let name: String
  /// The usual severity; a finding may be milder where less is known.
  public let severity: Severity
  /// One sentence: what a finding says.
  public let summary: String
  /// Why it matters and how to mend it: one or more paragraphs of Markdown.
  public let explanation: String
  /// Where the facts are from: addresses, or repository and path.
  public let sources: [String]

  public init(
    _ code: DiagnosticCode, _ name: String, _ severity: Severity, _ summary: String, explanation: String, sources: [String]
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.sources = sources
  }
}

/// Something that Kubernetes objects must not do. Every rule has a file of its own, and a good and a bad example among the tests.
public protocol Rule: Sendable {
  static var about: RuleDescription { get }
}

/// A rule over pods, wherever their template stands.
public protocol PodRule: Rule {
  /// Whose pods it looks at: those of one operating system, or all (nil), the ones whose system is unknown among them.
  static var system: OSName? { get }

  static func check(_ pod: PodView, _ report: inout RuleReport)
}

extension PodRule {
  public static var system: OSName? { nil }
}

/// A rule over objects one by one, for all kinds.
public protocol ObjectRule: Rule {
  static func check(_ object: ObjectView, _ report: inout RuleReport)
}

/// A rule over the objects of a scope together.
public protocol ScopeRule: Rule {
  static func check(_ scope: ScopeView, _ report: inout RuleReport)
}

/// A rule over the configuration of an OpenTelemetry collector, wherever it stands.
public protocol CollectorRule: Rule {
  /// Whether it looks at more than the configuration and the program that reads it.
  static var looksAround: Bool { get }

  /// - Parameter scope: the objects around it; nil if they are not checked together, or the rule does not look around.
  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport)
}

extension CollectorRule {
  public static var looksAround: Bool { false }
}

/// A rule over the rule files, dashboards and queries of a document.
protocol MetricContentRule: Rule {
  static func check(_ content: MetricContent, _ report: inout RuleReport)
}

/// A rule over the queries, scrape jobs and exporters of all inputs together: whether a metric is there depends on files that are
/// checked at other times, or on other threads.
protocol MetricRule: Rule {
  static func check(_ view: MetricsView, _ report: inout MetricReport)
}
