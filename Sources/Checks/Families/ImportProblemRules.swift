import Diagnostics

extension RuleCatalogue {
  /// What is wrong with manifests that are to become a spec. The words for findings are in ManifestImport.
  static let importProblems: [RuleDescription] = [
    RuleDescription(
      "IMP001", "import-nothing", .error, "There is no Kubernetes object to make a spec of.",
      explanation: """
        The input is empty, or holds nothing but comments and empty documents; a chart whose values switch everything off prints such.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP002", "import-no-object", .error, "A document among manifests is no Kubernetes object.",
      explanation: """
        Every object has `apiVersion` and `kind`. A values file among manifests is passed over in a folder, not where it is named.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP003", "import-chart", .error, "A chart or spec is named where manifests belong.",
      explanation: """
        A spec is made of objects as they are applied. Of a chart that is a rendering: `helm template RELEASE CHART -f values.yaml`. Templates
        and values themselves are not carried over.
        """, sources: ["helm.sh, \"helm template\""]),
    RuleDescription(
      "IMP004", "import-contradiction", .error, "Two objects that differ have one name.",
      explanation: """
        In a cluster the one that is applied last would win; which that is, cannot be told. Take one of them out.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP005", "import-repetition", .info, "An object stands there twice, both times the same.",
      explanation: """
        Charts that share a part print such, and applying it twice changes nothing. It is written once.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP006", "import-option", .error, "A chart, release or namespace cannot have the name given.",
      explanation: """
        Names of releases and namespaces are Kubernetes' and Helm's; a chart's name becomes part of names and labels.
        """, sources: ["helm.sh, \"The Chart.yaml File\"", "kubernetes.io, \"Object Names and IDs\""]),
    RuleDescription(
      "IMP007", "import-lost", .error, "An object does not come out of a chart as it went in.",
      explanation: """
        Every object is put into the language, evaluated, and compared with the original before anything is written. Neither its type nor its
        YAML gave the same object, so nothing is written.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP008", "import-secret", .warning, "A Secret is left out of the spec.",
      explanation: """
        A spec is source text and lies in a repository, where everybody who may read it would read the Secret. README.md beside the spec has
        the command that makes it; objects refer to it by its name as before.
        """, sources: ["kubernetes.io, \"Good practices for Kubernetes Secrets\""]),
    RuleDescription(
      "IMP009", "import-credential", .warning, "A credential was taken out of an object.",
      explanation: """
        A value whose name says that it is a password, token or key stood there in plain sight, or an address with a password, or a private
        key. A placeholder stands in its place, with which the program will not work: keep the credential in a Secret and take it from there.
        """, sources: ["kubernetes.io, \"Good practices for Kubernetes Secrets\""]),
    RuleDescription(
      "IMP010", "import-options", .error, "`init --from-manifests` is not told what to read, or where to write.",
      explanation: """
        It takes manifests and a folder: `wingen init --from-manifests PATH -o DIR`. The other options say something of these manifests.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "IMP011", "import-already-there", .error, "A file of the spec is there already.",
      explanation: """
        Specs are written once and are their authors' from then on. `--force` overwrites them.
        """, sources: ["docs/migration.md"]),
  ]
}
