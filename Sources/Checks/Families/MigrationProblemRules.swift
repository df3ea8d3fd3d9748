import Diagnostics

extension RuleCatalogue {
  /// What is wrong with the values of a chart that is left behind. The words for findings are in Migration.
  static let migrationProblems: [RuleDescription] = [
    RuleDescription(
      "MIG001", "old-values-no-map", .error, "A file has no values of logzio-telemetry.",
      explanation: """
        Values are a map. Give the file that the old release was installed with, or what `helm get values` prints of it; of a text in
        several documents, one.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "MIG002", "old-value-type", .error, "An old value has another type than its key.",
      explanation: """
        The old chart has no schema: it took a text such as `"false"` for true. What was meant cannot be told from it, so nothing is written
        before it is mended. Values are not shown, because they may be credentials.
        """, sources: ["docs/migration.md", "logzio/logzio-helm charts/logzio-telemetry/values.yaml"]),
    RuleDescription(
      "MIG003", "old-value-form", .error, "An old value is nothing that its key can mean.",
      explanation: """
        An image has no such name, a quantity cannot be read, a version of Windows has no images. The old release cannot have worked with it,
        or writes it in another form than the file. Mend it, or take it out.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "MIG004", "old-key-unknown", .warning, "logzio-telemetry 5.9 has no such key.",
      explanation: """
        It passes over keys that it does not know, so the value never had an effect. Nothing of it is carried over; if the key was misspelt,
        mend it and run the command again.
        """, sources: ["docs/migration.md", "logzio/logzio-helm charts/logzio-telemetry/values.yaml"]),
    RuleDescription(
      "MIG005", "old-chart-idle", .info, "With these values the old chart gets no metrics of Windows nodes, or loses some.",
      explanation: """
        Some combinations of its values install everything and collect nothing, its defaults among them. MIGRATION.md lists those that apply.
        """, sources: ["logzio/logzio-helm charts/logzio-telemetry/templates/_config.tpl, job.yaml, secrets.yaml"]),
    RuleDescription(
      "MIG006", "init-without-folder", .error, "`init --from-values` is not told where to write.",
      explanation: "Name the folder: `wingen init --from-values FILE -o DIR`. It gets values.yaml and MIGRATION.md.",
      sources: ["docs/migration.md"]),
  ]
}
