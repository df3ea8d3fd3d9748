import Diagnostics

extension RuleCatalogue {
  /// What is wrong with a fleet file, its tables and the values files that it names. The words for findings are in Fleet.
  static let fleetProblems: [RuleDescription] = [
    RuleDescription(
      "FLEET001", "fleet-type", .error, "A value of a fleet file has another type than its key.",
      explanation: """
        Versions such as 1.30 and words such as `no` are a number and a truth value in YAML; quotes make them texts. In a table, a column
        of numbers has its type in the header: `replicas:int`.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET002", "fleet-key", .error, "A fleet file has a key that does not exist.",
      explanation: """
        A misspelt key would be without effect, and nobody would notice. The hint names the key that is nearest; `wingen schema fleet`
        prints a schema with all of them, by which editors complete them.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET003", "fleet-missing-key", .error, "A key of a fleet file is missing.",
      explanation: """
        Each cluster needs a name, and a spec, a delivery and a namespace from one of its layers: defaults, environment, region, or its
        own. Argo CD and Flux need the repository's address besides.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET004", "fleet-word", .error, "A value of a fleet file is none of the words that its key takes.",
      explanation: "Deliveries, clouds, generators and kinds of stores are one of a few words each, which the message lists.",
      sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET005", "fleet-range", .error, "A number of a fleet file is out of range.",
      explanation: "Waves count from 0 to 999. A fleet needs no more of them, and they are put into labels and annotations.",
      sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET006", "fleet-name", .error, "A fleet file has a name that Kubernetes would refuse.",
      explanation: """
        Names of clusters become folders, labels and parts of objects' names, so that they are DNS labels: at most 63 lower-case letters,
        digits and hyphens. Releases have at most 53 characters.
        """, sources: ["kubernetes.io, \"Object Names and IDs\"", "helm/helm pkg/chart/common/validate"]),
    RuleDescription(
      "FLEET007", "fleet-duplicate-cluster", .error, "Two clusters of a fleet have one name.",
      explanation: """
        Each cluster has a folder by its name. Case does not tell names apart, because it does not on the file systems of Windows and
        macOS. Nothing is written for either of the two.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET008", "fleet-unknown-layer", .error, "A cluster belongs to an environment or a region that is not declared.",
      explanation: "A cluster that names a layer counts on what it says. Declare it under `environments` or `regions`, be it as `{}`.",
      sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET009", "fleet-version", .error, "A fleet file has a version of Kubernetes or of an API that is none.",
      explanation: """
        Charts depend on the version of Kubernetes as `helm template --kube-version` takes it, and on API versions as `--api-versions`
        takes them.
        """, sources: ["docs/fleets.md", "helm.sh, \"Built-in Objects\", Capabilities"]),
    RuleDescription(
      "FLEET010", "fleet-windows-build", .error, "A fleet file names a release or build of Windows Server that is not known.",
      explanation: """
        `windowsBuilds` takes releases (`2022`, `ltsc2022`) and builds, with or without a revision (`20348`, `10.0.20348`,
        `10.0.20348.2527`).
        """, sources: ["kubernetes.io, \"Guide for Running Windows Containers in Kubernetes\""]),
    RuleDescription(
      "FLEET011", "fleet-duration", .error, "A fleet file has a duration that is none.",
      explanation: "Flux and External Secrets Operator take Go's durations, of which Flux takes hours, minutes, seconds and milliseconds.",
      sources: ["fluxcd/source-controller api/v1/gitrepository_types.go", "pkg.go.dev/time, ParseDuration"]),
    RuleDescription(
      "FLEET012", "fleet-address", .error, "A fleet file has an address that delivery tools would refuse.",
      explanation: """
        Repositories have an address with https, http or ssh: Flux takes no other, so `git@host:path` is written `ssh://git@host/path`.
        Registries have one with oci, without the chart's name.
        """, sources: ["fluxcd/source-controller api/v1/gitrepository_types.go", "docs/fleets.md"]),
    RuleDescription(
      "FLEET013", "fleet-label", .error, "A fleet file has a label that Kubernetes would refuse.",
      explanation: """
        Labels of clusters stand on objects and in selectors of ApplicationSets. Keys are names with an optional DNS prefix, values have at
        most 63 characters.
        """, sources: ["kubernetes.io, \"Labels and Selectors\""]),
    RuleDescription(
      "FLEET014", "fleet-secret-source", .error, "A Secret of a fleet has several sources, or none.",
      explanation: """
        One thing makes a Secret: an ExternalSecret, a SealedSecret, a file that sops encrypts, a SecretProviderClass, or somebody else
        (`existing: true`). The source of a higher layer replaces that of a lower one.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET015", "fleet-secret-key", .error, "A Secret of a fleet has a key that Kubernetes would refuse.",
      explanation: "Keys of Secrets are at most 253 letters, digits, dots, hyphens and underscores; pods see them as names of files.",
      sources: ["kubernetes.io, \"Secrets\""]),
    RuleDescription(
      "FLEET016", "fleet-credential", .error, "A fleet file holds a credential.",
      explanation: """
        Fleet files are kept in Git, where everybody who may read sees what was ever in them. They say where Secrets come from, never what
        is in them. Take the value out, and change it: whoever has read the file knows it. No message shows it.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET017", "fleet-values-file", .error, "A values file that a fleet names is no map of settings.",
      explanation: "A values file holds settings as `key: value`, as for `helm install -f`. One that is empty sets nothing.",
      sources: ["helm.sh, \"Values Files\""]),
    RuleDescription(
      "FLEET018", "fleet-path", .error, "A fleet file has a path that cannot be used.",
      explanation: """
        Paths are relative to the fleet file, with `/` between their parts, so that they mean the same on every machine. The last part of
        a spec's path names the folder of its chart.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET019", "fleet-text", .error, "A text of a fleet file has not the form that its key takes.",
      explanation: "Versions of charts, revisions of the repository and public keys have a form each, which the message describes.",
      sources: ["docs/fleets.md", "getsops/sops age/keysource.go"]),
    RuleDescription(
      "FLEET020", "fleet-csv", .error, "A table of a fleet is no CSV.",
      explanation: """
        Cells stand between commas; one with a comma, a quote or a line end in it stands in quotes, and quotes inside are doubled. The text
        is UTF-8. What stands behind a broken quote cannot be told, so no cluster is read then.
        """, sources: ["RFC 4180"]),
    RuleDescription(
      "FLEET021", "fleet-table-header", .error, "The header of a table is not as it should be.",
      explanation: """
        The first line names the columns, each once. Behind a colon may stand how the cells are read: `text`, `int` or `bool`.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET022", "fleet-ragged-row", .error, "A row of a table has more or fewer cells than the header.",
      explanation: "Mostly a comma is missing, or a cell that has a comma in it is not in quotes. The row's cluster is left as it is.",
      sources: ["RFC 4180", "docs/fleets.md"]),
    RuleDescription(
      "FLEET023", "fleet-cell-type", .error, "A cell of a table is not of its column's type.",
      explanation: "Columns with `:int` hold integers, columns with `:bool` true or false in any case. A cell may be empty.",
      sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET024", "fleet-placeholder", .error, "A template names a column that its table does not have.",
      explanation: """
        `${column}` in the template of a table stands for the row's cell. A text that means `${` itself, such as one for the OpenTelemetry
        collector, is written `$${`. Outside of templates nothing is replaced.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET025", "fleet-empty-cell", .error, "A cell that a template needs is empty.",
      explanation: """
        An empty text is hardly ever what a key should have. `${column?}` takes an empty cell for leave: the key is left out, so that lower
        layers and the chart's defaults hold.
        """, sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET026", "fleet-contradiction", .error, "Keys of a fleet file contradict one another.",
      explanation: """
        Of two keys one would be without effect, or a delivery tool would refuse both: Argo CD knows a cluster by its server or by its
        name. Keep one of them.
        """, sources: ["argoproj/argo-cd util/argo/argo.go", "docs/fleets.md"]),
    RuleDescription(
      "FLEET027", "fleet-chart-folder", .error, "Two specs of a fleet would write their charts into one folder.",
      explanation: """
        Charts stand in `charts/`, by the name of their spec's file, or of the folder around a `Stack.swift` or `stack.yaml`. Rename one of the
        two.
        """,
      sources: ["docs/fleets.md"]),
    RuleDescription(
      "FLEET028", "fleet-more-findings", .error, "There are more findings in a fleet than are reported.",
      explanation: "So many mostly have one cause, such as a column that was moved in a table. Mend those above first.",
      sources: ["docs/fleets.md"]),
  ]
}
