import Diagnostics

extension RuleCatalogue {
  /// What can be wrong with the message in which a spec's process hands back its chart. The words for findings are in ChartTransfer.
  static let specTransferProblems: [RuleDescription] = [
    RuleDescription(
      "SPEC040", "spec-foreign-message", .error, "A spec's process handed back something that is no chart.",
      explanation: """
        A spec runs in a process of its own, which hands the chart back over a channel that is there for nothing else. Something else was
        written into it, most likely by the spec or by a library that it uses. Print to standard error instead.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC041", "spec-other-version", .error, "A spec's process speaks another version of the format.",
      explanation: """
        The spec was linked with the DSL of another release than the program's. There is one version of the format a release, and no
        translation. Install the program and the DSL from one release, and compile the spec again.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC042", "spec-cut-off", .error, "The chart that a spec's process hands back ends too early.",
      explanation: """
        The process ended while it wrote: it was killed, or ran out of memory. What it says on standard error tells more.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC043", "spec-damaged", .error, "The chart that a spec's process hands back is damaged.",
      explanation: """
        It begins as it should, and then holds something that wingen does not write. Either something else was written into the channel
        besides, or the spec's program is not what wingen compiled: compile the spec again. If it happens again, it is a mistake of
        wingen's.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC044", "spec-nested-too-deep", .error, "The chart that a spec's process hands back is nested too deep.",
      explanation: """
        Trees, expressions, types and values may lie 256 levels deep in one another; a field of an object counts two.
        Look for a function that wraps its own result over and over, such as a condition made longer in a loop.
        """, sources: ["docs/architecture.md"]),
  ]
}
