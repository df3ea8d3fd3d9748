import Diagnostics
import MetricCatalogue
import PromQL
import YAML

enum UnmatchedInstance: MetricRule {
  static let about = RuleDescription(
    "MET019", "unmatched-instance", .warning, "A query asks for an instance that no target in view can have.",
    explanation: """
      The label `instance` is host and port unless relabelling makes it another: `instance=~".*:9182"` selects nothing if the job puts the node's
      name there, and a node's name selects nothing if it does not.

      A selector is held against the jobs in view that its conditions on `job` admit; one without such conditions only for metrics of
      windows_exporter, where a job in view scrapes it. What `instance` may be follows from targets that are written out, from discovery in
      Kubernetes, and from relabelling with names, ports and fixed texts. Where anything else has a say (other discoveries, expressions,
      processors of a collector that change it, ServiceMonitors), nothing is reported.
      """,
    sources: [
      "prometheus/prometheus scrape/target.go (PopulateLabels)",
      "prometheus/prometheus docs/configuration/configuration.md (relabel_config)",
    ])

  static func check(_ view: MetricsView, _ report: inout MetricReport) {
    let jobs = view.input.jobs
    guard !view.input.instanceSelectors.isEmpty, !jobs.isEmpty, jobs.allSatisfy({ $0.names != nil }) else { return }
    var targets = Targets(view)
    for selector in view.input.instanceSelectors {
      guard let (jobs, forms) = targets.unmatched(selector) else { continue }
      let value = GoText.quoted(selector.condition.value)
      let isPattern = selector.condition.comparison == .matches
      report.add(
        selector.place, "no target of \(title(jobs)) has \(isPattern ? "an instance that matches \(value)" : "the instance \(value)")",
        hint: hint(selector.condition.value, forms))
    }
  }

  private static func title(_ jobs: [ScrapedJob]) -> String { jobs.count == 1 ? jobs[0].title : "the \(jobs.count) jobs in view" }

  private static func hint(_ value: String, _ forms: Set<InstanceForm>) -> String {
    let written = forms.compactMap { if case .exactly(let text) = $0 { text } else { nil } }.sorted()
    let others = forms.filter { if case .exactly = $0 { false } else { true } }.map(\.title).sorted()
    if others.isEmpty, let near = nearestMatch(to: value, among: written) { return "did you mean \(near)?" }
    return "there it is " + (others + written.prefix(5)).joined(separator: ", or ") + (written.count > 5 ? ", …" : "")
  }

  /// The jobs in view, with what was asked of them already.
  private struct Targets {
    /// More comparisons are not made: those who have so many write neither by hand.
    private static let mostTests = 20_000

    private struct Question: Hashable {
      let condition: MetricInput.JobSelector.Condition
      let form: InstanceForm
    }

    private let view: MetricsView
    private var index: JobIndex
    private let scrapesWindows: Bool
    private var admitted: [[MetricInput.JobSelector.Condition]: [ScrapedJob]] = [:]
    private var answers: [Question: Bool] = [:]
    private var lacks: [String: Bool] = [:]

    init(_ view: MetricsView) {
      self.view = view
      index = JobIndex(view.input.jobs)
      scrapesWindows = view.input.jobs.contains(where: \.scrapesWindows)
    }

    /// The jobs that a selector may mean, and what instances they have, if it can mean none of these.
    mutating func unmatched(_ selector: MetricInput.InstanceSelector) -> (jobs: [ScrapedJob], forms: Set<InstanceForm>)? {
      if let metric = selector.metric, metric.utf8.contains(UInt8(ascii: ":")) || view.isRecorded(metric) { return nil }
      let isNamed = selector.jobs.contains(where: \.isNarrow)
      guard isNamed || scrapesWindows && (selector.metric?.hasPrefix("windows_") ?? false) else { return nil }
      let jobs = jobs(selector.jobs)
      guard !jobs.isEmpty else { return nil }
      var forms: Set<InstanceForm> = []
      for job in jobs {
        guard let own = job.instances, !own.isEmpty, !job.honorsLabels || job.scrapesWindows && lacksInstance(selector.metric) else {
          return nil
        }
        forms.formUnion(own)
      }
      for form in forms where mayMatch(selector.condition, form) { return nil }
      return (jobs, forms)
    }

    private mutating func jobs(_ conditions: [MetricInput.JobSelector.Condition]) -> [ScrapedJob] {
      if let known = admitted[conditions] { return known }
      let found = index.jobs(conditions) ?? []
      admitted[conditions] = found
      return found
    }

    private mutating func mayMatch(_ condition: MetricInput.JobSelector.Condition, _ form: InstanceForm) -> Bool {
      let question = Question(condition: condition, form: form)
      if let known = answers[question] { return known }
      guard answers.count < Self.mostTests else { return true }
      let answer = form.mayBeAdmitted(by: condition)
      answers[question] = answer
      return answer
    }

    /// Whether a metric has certainly no label `instance` of its own.
    private mutating func lacksInstance(_ metric: String?) -> Bool {
      guard let metric else { return false }
      if let known = lacks[metric] { return known }
      let lookups = view.lookups(metric)
      let answer =
        !lookups.isEmpty
        && lookups.allSatisfy { found in
          switch found.lookup {
          case .known(let known), .removed(let known, _, _), .notYet(let known, _, _): !known.labels.contains("instance")
          case .unknown, .foreign: false
          }
        }
      lacks[metric] = answer
      return answer
    }
  }
}

extension ScrapedJob {
  /// Whether it scrapes windows_exporter itself, not somebody who passes its metrics on.
  fileprivate var scrapesWindows: Bool {
    ["windows", "wmi", "9182"].contains { words.contains($0) } && !words.contains("federate")
  }
}

extension MetricInput.JobSelector.Condition {
  /// Whether it admits some names only, rather than all but some.
  fileprivate var isNarrow: Bool {
    switch comparison {
    case .equal: !value.isEmpty
    case .matches: !value.isEmpty && !test("") && !test("a job that nobody has")
    case .notEqual, .matchesNot: false
    }
  }
}
