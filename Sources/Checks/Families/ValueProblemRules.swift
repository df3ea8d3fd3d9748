import Diagnostics

extension RuleCatalogue {
  /// What is wrong with settings: values files, `--set`, and the configuration of the checks. The words for findings are in HelmValues,
  /// ChartModel and HelmChart.
  static let valueProblems: [RuleDescription] = [
    RuleDescription(
      "VAL101", "set-without-value", .error, "A key of `--set` has no value.",
      explanation: """
        Expressions are `key=value`, with commas between them, so that a comma in a value begins a new key. Write it as `\\,`, or use a
        values file.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL102", "set-empty-key", .error, "A key of `--set` is empty.",
      explanation: """
        A name stands on both sides of every dot. Helm drops such a part silently. A dot that belongs to a key is written `\\.`.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL103", "set-unclosed-index", .error, "An index of `--set` has no closing bracket.",
      explanation: """
        Elements of lists are set as `key[0]=value`. Helm drops what it cannot read here. A bracket that belongs to a key is written
        `\\[`.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL104", "set-index-word", .error, "An index of `--set` is no number.",
      explanation: """
        Elements of lists are counted from 0. Keys of maps stand behind a dot, not in brackets: `labels.team=a`.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL105", "set-index-range", .error, "An index of `--set` is out of range.",
      explanation: """
        Helm accepts indexes from 0 to 65536, since a list has all the elements before it too. Put long lists into a values file.
        """, sources: ["helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL106", "set-after-index", .error, "Something stands behind an index of `--set` that cannot.",
      explanation: """
        Behind `key[0]` comes `=value`, a dot with a key, or another index. Helm would take the rest for something else.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL107", "set-index-without-value", .error, "An element of `--set` has no value.",
      explanation: """
        Helm would put an empty list in its place, which is hardly what was meant. Write `key[0]=value`, or take the index away.
        """, sources: ["helm/helm pkg/strvals/parser.go", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL108", "set-unclosed-list", .error, "A list of `--set` has no closing brace.",
      explanation: """
        Lists are written `key={a,b}`; shells with brace expansion need quotes around it. A plain value that begins with a brace is
        written `\\{`.
        """, sources: ["helm.sh, \"The Format and Limitations of --set\"", "helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL109", "set-too-many-dots", .error, "A key of `--set` has more levels than Helm accepts.",
      explanation: """
        Helm limits how deep an expression may nest, so that none can exhaust its stack. Put such values into a values file.
        """, sources: ["helm/helm pkg/strvals/parser.go"]),
    RuleDescription(
      "VAL110", "set-too-long", .error, "A key of `--set` has too many parts.",
      explanation: """
        Helm has no limit here, wingen does, so that no expression can exhaust memory. Put such values into a values file.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "VAL111", "set-lone-backslash", .error, "A backslash at the end of `--set` escapes nothing.",
      explanation: """
        Helm would drop it silently, which ruins paths of Windows: `C:\\dir\\`. A backslash is written `\\\\`, and a shell may want
        quotes around it as well.
        """, sources: ["helm/helm pkg/strvals/parser.go", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL112", "set-not-a-map", .error, "`--set` sets a key in something that is no map.",
      explanation: """
        An earlier file or option, or the chart's default, has a plain value or a list there. Set it to a map first, or leave out the
        earlier value.
        """, sources: ["helm/helm pkg/strvals/parser.go", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL113", "set-not-a-list", .error, "`--set` sets an element of something that is no list.",
      explanation: """
        An earlier file or option, or the chart's default, has another value there. Set it to a list, as in `key={a,b}`, or leave out
        the earlier value.
        """, sources: ["helm/helm pkg/strvals/parser.go", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL114", "set-empty-lost", .error, "Helm would lose an empty value of `--set`.",
      explanation: """
        Helm creates no element for an empty value at the end of an expression. With a comma at the end it does.
        """, sources: ["helm/helm pkg/strvals/parser.go", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL121", "map-over-plain-default", .warning, "A map replaces a plain default.",
      explanation: """
        Helm warns too and uses the map. The templates expect a plain value there, so what they print may be wrong. Give a value of the
        same kind as the default.
        """, sources: ["helm/helm pkg/chart/common/util/coalesce.go"]),
    RuleDescription(
      "VAL122", "plain-over-map-default", .warning, "A plain value replaces a map of defaults.",
      explanation: """
        Helm warns too, and the map's other defaults are lost. Set its keys one by one, or take the whole away with null.
        """, sources: ["helm/helm pkg/chart/common/util/coalesce.go"]),
    RuleDescription(
      "VAL200", "values-no-map", .error, "A values file holds no map of settings.",
      explanation: """
        Settings are `key: value` at the left margin. A dash at the beginning makes a list of them, and a missing blank behind the colon
        makes a text.
        """, sources: ["helm.sh, \"Values Files\""]),
    RuleDescription(
      "VAL201", "setting-type", .error, "A setting has a value of the wrong type.",
      explanation: """
        The chart's schema, and so Helm, refuses it. Quotes make texts of numbers and booleans; on the command line `--set-string` does.
        """, sources: ["helm.sh, \"Schema Files\"", "docs/helm-differences.md"]),
    RuleDescription(
      "VAL202", "unknown-setting", .error, "There is no such setting.",
      explanation: """
        A misspelt setting would be ignored and its default used, so it is refused. The finding names the nearest one, and `values.yaml`
        of the chart lists all; the configuration's are in docs/linting.md.
        """, sources: ["helm.sh, \"Schema Files\"", "docs/linting.md"]),
    RuleDescription(
      "VAL203", "missing-setting", .error, "A setting that is needed has no value.",
      explanation: """
        It has no default, a null took its default away, or it belongs to an element of a list, and those have none. Give a value, or
        remove the null.
        """, sources: ["helm.sh, \"Values Files\""]),
    RuleDescription(
      "VAL204", "setting-word", .error, "A setting has a word that is none of those allowed.",
      explanation: """
        Words are compared letter by letter. The finding lists the allowed ones, or names the one that was probably meant.
        """, sources: ["helm.sh, \"Schema Files\""]),
    RuleDescription(
      "VAL205", "setting-range", .error, "A number is out of the setting's range.",
      explanation: """
        The range is what Kubernetes, or the program that gets the value, accepts. Fractions and numbers beyond 2^53 change on their way
        through JSON and are refused as well.
        """, sources: ["docs/helm-differences.md", "RFC 8259"]),
    RuleDescription(
      "VAL206", "setting-form", .error, "A text has not the form that the setting expects.",
      explanation: """
        The form keeps out what Kubernetes would refuse, and what would break the YAML around it. The hint describes it; a secret's text
        is not shown.
        """, sources: ["docs/helm-differences.md", "helm.sh, \"Schema Files\""]),
    RuleDescription(
      "VAL207", "setting-length", .error, "A text is too short or too long.",
      explanation: """
        The limits are those of Kubernetes, or of the program that gets the value. Length is counted in Unicode scalars, as JSON Schema
        does.
        """, sources: ["json-schema.org, \"JSON Schema Validation\", maxLength"]),
    RuleDescription(
      "VAL208", "setting-items", .error, "A list has too few elements.",
      explanation: """
        Without them the part of the chart that reads the list would do nothing. Add an element, or turn off that part by its own
        setting.
        """, sources: ["json-schema.org, \"JSON Schema Validation\", minItems"]),
    RuleDescription(
      "VAL209", "setting-repeated-item", .error, "An element stands twice in a list.",
      explanation: """
        The elements become objects or names of their own, which would collide in the cluster. Remove one of the two.
        """, sources: ["json-schema.org, \"JSON Schema Validation\", uniqueItems"]),
    RuleDescription(
      "VAL210", "setting-key", .error, "A key in a map of settings has not the form that is expected.",
      explanation: """
        The map becomes labels, annotations or selectors, or is looked up by rule codes, so that its keys must be such. The hint
        describes the form.
        """, sources: ["json-schema.org, \"JSON Schema Core\", propertyNames", "docs/linting.md"]),
    RuleDescription(
      "VAL211", "more-refused-values", .error, "More values are refused than are reported.",
      explanation: """
        So many mostly have one cause, such as the values file of another chart. Mend those above first.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "VAL212", "contradictory-values", .error, "Settings contradict one another.",
      explanation: """
        Each value is allowed, and together they are not: a minimum above its maximum, two elements of one name. Helm fails with the same
        message. The hint names the settings; change one of them.
        """, sources: ["helm.sh, \"Template Functions and Pipelines\", fail"]),
  ]
}
