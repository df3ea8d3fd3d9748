import Diagnostics

extension RuleCatalogue {
  /// What is wrong with a spec, so that no chart can be made of it. The words for findings are in ChartModel.
  static let declarationProblems: [RuleDescription] = [
    RuleDescription(
      "SPEC001", "spec-no-setting", .error, "A property of a values struct is no setting.",
      explanation: """
        All that a values struct holds becomes values.yaml, so each property is a `@Setting` or a `@SettingGroup`. Mark it, or move it
        out of the struct.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC002", "spec-boolean-name", .error, "A setting's name reads as a boolean or null.",
      explanation: """
        To YAML 1.1, which Helm reads, `on`, `off`, `yes`, `no`, `y`, `n` and `null` are no texts, so users could not set it without
        quotes. Choose another name.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.1\""]),
    RuleDescription(
      "SPEC003", "spec-repeated-setting", .error, "Two settings at the root have one name.",
      explanation: """
        Presets bring settings of their own, and every chart has `nameOverride`, `fullnameOverride` and `commonLabels`. Of two keys of
        one name only one would count. Rename one, or put it into a group.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC004", "spec-default", .error, "A setting's default is an expression.",
      explanation: """
        values.yaml holds plain values, which know nothing of other settings or of the release. Write the default out, or compute the
        value where it is used.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC005", "spec-default-type", .error, "A setting's default breaks its own type.",
      explanation: """
        Helm would refuse the chart with its own defaults, because its schema forbids them. Widen the type, or change the default.
        """, sources: ["helm.sh, \"Schema Files\""]),
    RuleDescription(
      "SPEC006", "spec-unbound-setting", .error, "A setting is used that is not among the chart's values.",
      explanation: """
        It was taken from a struct of its own and not from the parameter of `chart(_:)`, so that it has no path in values.yaml. Use the
        parameter, or add the group to the settings.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC007", "spec-unknown-helper", .error, "A named template is included that the chart does not define.",
      explanation: """
        Helm would fail when it renders the chart. Define it with `ChartPart.helper`, or correct its name.
        """, sources: ["helm.sh, \"Named Templates\""]),
    RuleDescription(
      "SPEC008", "spec-conditional-loop", .error, "A loop may yield nothing for an element.",
      explanation: """
        In a list of YAML each turn of a loop must print an element, or what stands behind it changes its meaning. Move the condition
        around the loop, or make a part of the element unconditional.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC009", "spec-text-start", .error, "A text begins with something that may be absent.",
      explanation: """
        YAML tells a text's indentation by its first line. If that line is missing or begins with blanks, the rest is read differently.
        Begin with a comment line.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "SPEC010", "spec-merged-map", .error, "A user's map is merged into a text.",
      explanation: """
        Inside a text nothing tells which keys stand there already, so they could stand twice. Give the map a key of its own; it is then
        written as JSON on one line.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC011", "spec-secret-printed", .error, "A secret setting is printed outside a Secret.",
      explanation: """
        Everybody who may read pods or ConfigMaps could read it there, and it would stand in logs and backups. Put it into a Secret, and
        mount that or refer to it.
        """, sources: ["kubernetes.io, \"Good practices for Kubernetes Secrets\""]),
    RuleDescription(
      "SPEC012", "spec-unused-setting", .info, "Nothing in the chart depends on a setting.",
      explanation: """
        Users would set it without effect. Use it, or remove it; a setting that users have set in their files must go through a new
        version of the chart.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC013", "spec-absent-value", .error, "A value that may be absent is part of something larger.",
      explanation: """
        Where it is absent, Helm prints `<nil>` or nothing into the middle of a text. Give it to a field of its own, or put the whole
        under a condition on the setting.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC014", "spec-repeated-helper", .error, "Two named templates have one name.",
      explanation: """
        Named templates are global in Helm, subcharts included, and the one that is read last wins. Rename one.
        """, sources: ["helm.sh, \"Named Templates\""]),
    RuleDescription(
      "SPEC015", "spec-empty-helper", .error, "A named template is a map that may be empty.",
      explanation: """
        Including it would print nothing where a map is expected, which YAML reads as null. Give it a field that is always there.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC016", "spec-unprintable-text", .error, "A text holds a character that Helm's YAML does not carry.",
      explanation: """
        Carriage returns and other control characters change or vanish between Helm's template engine and the cluster. Use line feeds
        alone, and write other controls as the program's own escapes.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "SPEC017", "spec-beyond-ascii", .error, "A text that may hold more than ASCII is cut or lower-cased.",
      explanation: """
        Helm's functions count bytes, so that a cut may fall into a character, and their lower case differs from others'. Give the
        setting a pattern of ASCII characters.
        """, sources: ["docs/helm-differences.md"]),
    RuleDescription(
      "SPEC018", "spec-no-kind", .error, "An object has no apiVersion or kind.",
      explanation: """
        Without them nothing can be applied, and Helm refuses the release. Raw YAML needs both, as do manifests of other kinds.
        """, sources: ["kubernetes.io, \"Objects In Kubernetes\""]),
    RuleDescription(
      "SPEC019", "spec-repeated-object", .error, "Two objects of one kind have one name.",
      explanation: """
        Helm would apply both, and only the later would be in the cluster. Rename one, or put them under conditions that exclude one
        another.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC020", "spec-repeated-key", .error, "A key would stand twice in one map.",
      explanation: """
        Readers of YAML disagree about which of the two holds. Remove one; the finding names the map by its place in the object.
        """, sources: ["yaml.org, \"YAML Ain't Markup Language 1.2\""]),
    RuleDescription(
      "SPEC021", "spec-unprotected-key", .error, "A user's map could override a key of the chart.",
      explanation: """
        A node selector for the operating system that users can take away puts pods on nodes where they cannot start. Put the user's map
        behind the fields with `spread(_:)`, so that the chart's keys win.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC022", "spec-several-spreads", .error, "Two users' maps are merged into one.",
      explanation: """
        Keys that stand in both would stand twice in the output. Offer one setting, or merge the maps under different keys.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC023", "spec-built-in-api", .error, "A condition asks for an API that every supported cluster serves.",
      explanation: """
        The condition would always hold, and renderings without a cluster, which know few APIs, would leave the object out. Ask for the
        APIs of add-ons alone, such as `monitoring.coreos.com/v1`.
        """, sources: ["helm.sh, \"Built-in Objects\", Capabilities"]),
    RuleDescription(
      "SPEC024", "spec-reserved-file", .error, "An object stands in the file that refuses values.",
      explanation: """
        `templates/validation.yaml` holds what the chart refuses, and nothing comes of it. Give the object's file another name.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC025", "spec-refused-defaults", .error, "The chart refuses its own defaults.",
      explanation: """
        Nobody could install it without values of their own. Change a default, or the condition of the refusal; what must be given has
        no sensible default and is better refused under the switch that needs it.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC026", "spec-content-in-loop", .error, "A file that `wingen content` writes stands in a loop.",
      explanation: """
        Every round would write the same path. Put the loop into the named template whose text the file is.
        """, sources: ["docs/architecture.md"]),
    RuleDescription(
      "SPEC027", "spec-broken-query", .error, "Prometheus would refuse a rule's query.",
      explanation: """
        The query is read when the chart is made, with Prometheus' own grammar and types. The message says what is wrong with it.
        """, sources: ["prometheus.io, \"Querying basics\"", "prometheus/prometheus promql/parser/generated_parser.y"]),
    RuleDescription(
      "SPEC028", "spec-broken-dashboard", .error, "A dashboard cannot be written.",
      explanation: """
        Two panels or variables have one name, a part has no room, or the whole is larger than a ConfigMap may be. The message says which.
        """, sources: ["grafana/grafana kinds/dashboard/dashboard_kind.cue", "kubernetes.io, \"ConfigMaps\""]),
    RuleDescription(
      "SPEC029", "spec-broken-yaml", .error, "The text of a raw object is no YAML.",
      explanation: """
        `RawYAML(text:)` reads its text when the chart is made, as Kubernetes and Helm do. The message says where in the text, counted from its
        first line, and what is wrong there.
        """, sources: ["docs/migration.md"]),
    RuleDescription(
      "SPEC046", "spec-broken-kube-version", .error, "A chart's kubeVersion is no range of versions.",
      explanation: """
        Helm installs a chart with such a `kubeVersion` nowhere. Comparisons stand with blanks or commas between them, and `||` between
        alternatives: `>=1.28.0-0 <1.38.0-0`. Write `-0` behind the version, or the suffixes of distributions, such as `-gke.100`, make theirs
        prereleases, which a range does not take that names none.
        """, sources: ["helm.sh, \"Charts\", The kubeVersion Field", "Masterminds/semver constraints.go"]),
  ]
}
