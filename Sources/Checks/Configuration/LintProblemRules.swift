import Diagnostics

extension RuleCatalogue {
  /// What may be found about the checks themselves: the configuration, suppressions, the extent of the input.
  static let lintProblems: [RuleDescription] = [
    RuleDescription(
      "LINT001", "unknown-rule", .error, "The configuration or a suppression names a rule that does not exist.",
      explanation: """
        Rule codes are never reused and never renamed, so a code that does not exist is misspelt, or from a later version.
        """, sources: ["docs/rules.md"]),
    RuleDescription(
      "LINT002", "template-path", .error, "The configuration gives a way to a pod template that is none.",
      explanation: "`podTemplates[].path` holds the keys from the object to the template, between dots, such as `spec.template`.",
      sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT003", "windows-build", .error, "The configuration names a build of Windows Server that is not known.",
      explanation: "`cluster.windows.builds` takes a year (`2022`), a tag (`ltsc2022`) or a build (`10.0.20348`).",
      sources: ["kubernetes.io, \"Guide for Running Windows Containers in Kubernetes\""]),
    RuleDescription(
      "LINT004", "taint", .error, "The configuration holds a taint that is none.",
      explanation: "`cluster.windows.taints` takes taints as `kubectl taint` does: `key=value:Effect` or `key:Effect`.",
      sources: ["kubernetes.io, \"Taints and Tolerations\""]),
    RuleDescription(
      "LINT005", "suppression-reason", .error, "A suppression gives no reason.",
      explanation: """
        Whoever reads a manifest next year must know why a finding does not matter. A suppression without a reason has no effect.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT006", "suppression-code", .error, "A suppression names no rule.",
      explanation: "Suppressions are for one rule or several, separated by commas, never for all: `# wingen:ignore WIN042 reason`.",
      sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT007", "unused-suppression", .warning, "A suppression suppresses nothing.",
      explanation: """
        The finding it was for is gone, or it stands in the wrong place: a comment covers its own line, or the next one if it has a
        line to itself, or the whole document if it stands before its first key; an annotation covers its object.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT008", "nothing-to-check", .warning, "The input holds no Kubernetes object.",
      explanation: """
        An input in which nothing is checked looks like one in which everything is right. Folders are walked for YAML and JSON files
        with `apiVersion` and `kind`; a chart's templates are no manifests before Helm has rendered them.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT009", "long-input", .info, "An input is too long to be checked as a whole.",
      explanation: """
        Rules that compare objects with each other need all of them in memory. A longer input is checked object by object; those rules
        are left out.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT010", "more-findings", .error, "There are more findings than are reported.",
      explanation: "So many findings mostly have one cause. Mend it, or set the rule's severity in `.wingen.yaml`.",
      sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT011", "more-queries", .info, "There are more queries than are compared with rules, jobs and exporters.",
      explanation: """
        Metrics that queries use are compared over all inputs, for which each use is kept in memory. Of very many, the first are compared.
        """, sources: ["docs/linting.md"]),
    RuleDescription(
      "LINT012", "exporter-release", .error, "The configuration names a release of windows_exporter that is none.",
      explanation:
        "`exporter.version` takes a release such as `0.31.8`; those before 0.13 were called wmi_exporter and are not known here.",
      sources: ["docs/linting.md", "prometheus-community/windows_exporter releases"]),
    RuleDescription(
      "LINT013", "exporter-collector", .error, "The configuration names a collector that the release of windows_exporter does not have.",
      explanation:
        "`exporter.collectors` takes what `--collectors.enabled` takes, as a list; `[defaults]` stands for those that run anyway.",
      sources: ["docs/linting.md", "prometheus-community/windows_exporter pkg/collector/map.go"]),
  ]
}
