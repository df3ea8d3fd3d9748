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
      explanation: "A folder is one spec. Name the file that is meant, or remove the other: Stack.swift says all that stack.yaml can say.",
      sources: ["docs/stack-files.md"]),
  ]

  /// Why `wingen init` does not begin a chart. The words for findings are in WingenCommands.
  static let scaffoldProblems: [RuleDescription] = [
    RuleDescription(
      "INIT001", "init-without-answer", .error, "`init` cannot ask, and is not told what it must know.",
      explanation: """
        It asks only where standard input and standard error are a terminal. Elsewhere, and with `--yes`, what is recommended holds; where
        telemetry is sent nobody can recommend: `--backend` says it.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "INIT002", "init-name", .error, "A chart cannot have the name that `init` is given.",
      explanation: "Names of charts become parts of objects' names: at most 53 lower-case letters, digits and hyphens.",
      sources: ["kubernetes.io, \"Object Names and IDs\""]),
    RuleDescription(
      "INIT003", "init-contradiction", .error, "What `init` is told contradicts itself.",
      explanation: """
        Some backends know the collector by an identity of one cloud, AKS alone runs an exporter itself, and what is sent needs a backend
        that takes it.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "INIT004", "init-unfinished", .error, "The input ended before `init` knew everything.",
      explanation: """
        Nothing is written before the last question is answered. Options answer questions before they are asked, and `--yes` takes what is
        recommended.
        """, sources: ["docs/stack-files.md"]),
    RuleDescription(
      "INIT005", "init-taken", .error, "`init` would write over files of yours.",
      explanation: "Files that it wrote are yours from then on. Name another folder, or give `--force`.", sources: ["docs/stack-files.md"]),
    RuleDescription(
      "INIT006", "init-two-folders", .error, "`init` is told two folders.",
      explanation:
        "The folder may be an argument of its own or that of `-o`; not both. `wingen init DIR` and `wingen init -o DIR` mean the same.",
      sources: ["docs/stack-files.md"]),
    RuleDescription(
      "INIT007", "init-mixed-sources", .error, "`init` is told both to take over what there is and what a new chart is made of.",
      explanation: "Old values become those of one chart, and manifests a spec of their own, about which nothing is left to choose.",
      sources: ["docs/migration.md"]),
  ]
}
