import Diagnostics

extension RuleCatalogue {
  /// What is wrong with a stack file, but for its settings (`VAL…`). The words for findings are in StackFile, and of STACK008 in WingenCommands.
  static let stackProblems: [RuleDescription] = [
    RuleDescription(
      "STACK001", "stack-form", .error, "A key of a stack file is missing, or has not the value that it takes.",
      explanation: """
        The keys are `stack`, `options`, `chart` and `values`. `options` belongs to `windows-nodes`, which needs `backends` at least. Versions
        such as 1.30 are numbers in YAML; quotes make them texts.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK002", "stack-key", .error, "A stack file has a key that does not exist.",
      explanation: """
        A misspelt key would be without effect, and nobody would notice. Settings of the chart stand under `values`. `wingen schema stack`
        prints a schema with all keys, by which editors complete them.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK003", "stack-name", .error, "A stack file names no stack, or one that there is not.",
      explanation: """
        Stacks are the examples that are built into wingen, as they are, and `windows-nodes`, which is put together from options.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK004", "stack-without-options", .error, "Options are given for a stack that has none.",
      explanation: "What the examples are made of is fixed; their settings can be changed. `windows-nodes` has options.",
      sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK005", "stack-contradiction", .error, "Options of a stack file contradict one another.",
      explanation: """
        Some backends know the collector by an identity of one cloud, AKS alone runs an exporter itself, and what is sent needs a backend
        that takes it. The message says which option asks for what.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK006", "stack-credential", .error, "A stack file makes a credential the default of a chart.",
      explanation: """
        Defaults stand in values.yaml, in the chart's package and in Git. Name an existing Secret instead, and change the credential: whoever
        has read the file knows it. No message shows it.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "STACK007", "stack-injected-key", .error, "A stack file sets `global` or `enabled` at the top of `values`.",
      explanation: """
        Helm and parent charts put these two among a chart's values; the chart reads neither, so a default for them would be without effect.
        """, sources: ["helm.sh, \"Subcharts and Global Values\""]),
    RuleDescription(
      "STACK008", "stack-beside-spec", .error, "A folder has both a stack.yaml and a Stack.swift.",
      explanation: "A folder is one spec. Name the file that is meant, or remove the other.", sources: ["docs/stack-files.md"]),
  ]
}
