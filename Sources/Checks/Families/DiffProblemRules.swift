import Diagnostics

extension RuleCatalogue {
  /// What keeps two inputs from being compared, and versions that do not fit the changes. The words for findings are in ManifestDiff.
  static let diffProblems: [RuleDescription] = [
    RuleDescription(
      "DIFF001", "diff-unlike", .error, "A chart cannot be compared with manifests.",
      explanation: """
        What a chart installs depends on values and on templates, which wingen does not run. Render it first, with `helm template` or, for
        specs, `wingen render`, and compare the manifests.
        """, sources: ["docs/diff.md"]),
    RuleDescription(
      "DIFF002", "diff-chart", .error, "A chart cannot be read.",
      explanation: """
        It has no Chart.yaml, or one without name and version, or its values.yaml is no map. `wingen lint` says more about it.
        """, sources: ["helm.sh, \"Charts\""]),
    RuleDescription(
      "DIFF003", "diff-no-object", .error, "A document is no Kubernetes object.",
      explanation: """
        Objects are told apart by apiVersion, kind, namespace and name. A file that is named has nothing else; of a folder, other files are
        passed over. To compare values files, use diff.
        """, sources: ["docs/diff.md"]),
    RuleDescription(
      "DIFF004", "diff-repeated", .warning, "An input has an object several times.",
      explanation: """
        When it is applied, the last one wins, which is rarely meant. They are compared in their order: the first with the first, the second
        with the second.
        """, sources: ["docs/diff.md"]),
    RuleDescription(
      "DIFF005", "diff-charts", .error, "An input has several charts, or charts among manifests.",
      explanation: """
        Charts are compared one with one. In a folder of manifests they are passed over, and told as information: compare their folders by
        themselves.
        """, sources: ["docs/diff.md"]),
    RuleDescription(
      "DIFF006", "diff-version", .error, "A chart's version is no semantic one.",
      explanation: """
        Helm asks for Semantic Versioning 2: three numbers with dots between them, and what stands behind a hyphen for prereleases. Without it
        nobody can tell whether the version grows as much as it should.
        """, sources: ["semver.org, 2.0.0", "helm.sh, \"Charts\""]),
    RuleDescription(
      "DIFF007", "diff-version-low", .error, "A chart's version grows by less than its changes ask for.",
      explanation: """
        Settings that are gone or take less than before, clusters that are refused, objects that are gone, renamed or cannot be updated in
        place ask for a major version; new settings, new objects and other defaults for a minor one; everything else for a patch. Before
        1.0.0 a minor version takes the place of a major one, and a patch that of a minor one.
        """, sources: ["semver.org, 2.0.0", "docs/diff.md"]),
  ]
}
