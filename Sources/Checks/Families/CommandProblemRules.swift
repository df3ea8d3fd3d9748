import Diagnostics

extension RuleCatalogue {
  /// What is wrong with a command line. Most of it ends the command before anything is checked. The words for findings are in WingenCommands.
  static let commandProblems: [RuleDescription] = [
    RuleDescription(
      "CLI001", "cli-unreadable-file", .error, "A file that an option names cannot be read.",
      explanation: """
        It is not there, is a folder, or its permissions forbid it. Only files are read, never addresses in the net; `-` is standard
        input.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI002", "cli-large-file", .error, "A file that an option names is too large.",
      explanation: """
        A release must fit into a Secret of 1 MiB, so that no values file comes near the limit. See whether it is the right file.
        """, sources: ["kubernetes.io, \"Secrets\""]),
    RuleDescription(
      "CLI003", "cli-unknown-spec", .error, "There is no such spec.",
      explanation: """
        A spec is a Swift file, a folder with a Stack.swift, or the name of a built-in spec; a path that exists goes before a name. The finding
        lists the built-in ones, or names the nearest.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI005", "cli-stale-output", .error, "A folder is not up to date with its spec.",
      explanation: """
        `build --check` found files that would be written differently now, and printed the difference. Run the command that the finding
        names, and commit the result.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI006", "cli-release-name", .error, "A release cannot have this name.",
      explanation: """
        Helm takes at most 53 lower-case letters, digits, hyphens and dots, since names of objects begin with it. A letter or digit
        stands at both ends.
        """, sources: ["helm.sh, \"Helm Install\""]),
    RuleDescription(
      "CLI007", "cli-namespace", .error, "A namespace cannot have this name.",
      explanation: """
        Names of namespaces are DNS labels: at most 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.
        """, sources: ["RFC 1123", "kubernetes.io, \"Namespaces\""]),
    RuleDescription(
      "CLI008", "cli-kube-version", .error, "A text is no Kubernetes version.",
      explanation: """
        Versions are written `1.33`, `1.33.2` or `v1.33.2`. What the provider puts behind them, such as `-gke.100`, is left out.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI009", "cli-unknown-command", .error, "There is no such command.",
      explanation: """
        The first argument names a command. `wingen --help` lists all of them, and `wingen help COMMAND` explains one.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI010", "cli-api-version", .error, "A text is no API version.",
      explanation: """
        Written is the group, a slash and the version, and a kind if need be: `batch/v1`, `monitoring.coreos.com/v1/PodMonitor`. The
        core group has no name: `v1`.
        """, sources: ["helm.sh, \"Helm Template\""]),
    RuleDescription(
      "CLI011", "cli-standard-input", .error, "Standard input is to be read twice.",
      explanation: """
        What was read once from a pipe is gone, so that the second reader would find nothing. Give `-` once, and write the other input
        into a file.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI012", "cli-standard-output", .error, "Standard output cannot be written.",
      explanation: """
        The disk is full, or the output is closed. What was written so far is not complete; do not use it.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI013", "cli-folder-without-spec", .error, "A folder is no spec.",
      explanation: """
        A spec's folder has a Stack.swift. Often the chart that was written for a spec is named in place of the spec itself.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI014", "cli-unsupported-version", .error, "The chart does not support the Kubernetes version.",
      explanation: """
        Its `kubeVersion` excludes the version, so that Helm would refuse to install it. Choose a version within the range, or change
        the range in the spec.
        """, sources: ["helm.sh, \"Charts\", The kubeVersion Field"]),
    RuleDescription(
      "CLI015", "cli-discarded-edits", .info, "Edits made by hand were overwritten.",
      explanation: """
        What wingen writes belongs to it, and the next run writes it anew. Change the spec instead; `build --check` shows such edits
        before they are lost.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI016", "cli-left-behind", .info, "A former version of a folder could not be removed.",
      explanation: """
        The new folder is in place and complete; the former one is left beside it under the name that the finding tells. The next run
        tries again.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI017", "cli-unknown-code", .error, "There is no finding of this code.",
      explanation: """
        Codes are letters and three digits, and they are never renamed. `wingen explain` lists all of them.
        """, sources: ["docs/rules.md"]),
    RuleDescription(
      "CLI018", "cli-unwritable-file", .error, "A file cannot be written.",
      explanation: """
        The folder must exist, and you must be allowed to write there. Nothing was written.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI019", "cli-values-without-spec", .error, "Values are given, but no spec.",
      explanation: """
        Manifests are rendered already, and values no longer change them. Give the values to the program that renders: `helm template -f
        values.yaml … | wingen place - --nodes nodes.json`.
        """, sources: ["README.md"]),
    RuleDescription(
      "CLI020", "cli-large-spec", .error, "A folder is too large for a spec.",
      explanation: """
        All Swift files in a spec's folder and below it are compiled together, but for hidden ones: at most 500, in folders at most 16 deep.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "CLI021", "cli-no-spec", .error, "A file is no spec.",
      explanation: """
        A spec is written in Swift, in a file whose name ends in `.swift`, or in a stack.yaml.
        """, sources: ["docs/specs.md"]),
    RuleDescription(
      "CLI070", "cli-bug", .error, "wingen itself has a bug.",
      explanation: """
        Something failed that cannot fail unless the program is wrong; it exits with 70. Nothing was written. Please report it with the
        command line and, if you may show them, its inputs.
        """, sources: ["README.md"]),
  ]
}
