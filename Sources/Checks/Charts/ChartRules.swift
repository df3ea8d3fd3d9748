import Diagnostics

extension RuleCatalogue {
  /// What may be found in a chart's own files, before anything is rendered.
  static let chartProblems: [RuleDescription] = [
    RuleDescription(
      "HELM001", "chart-file", .error, "A chart has no Chart.yaml.",
      explanation: "Helm takes a folder or an archive for a chart only if a file of that name, spelt like that, lies at its top.",
      sources: [charts, "helm/helm 4, pkg/chart/v2/loader/load.go"]),
    RuleDescription(
      "HELM002", "chart-metadata", .error, "Chart.yaml says something that Helm refuses or takes for something else.",
      explanation: """
        The fields apiVersion, name and version are needed; version and appVersion are texts, so a number stands in quotes; version follows
        Semantic Versioning 2; kubeVersion and the versions of dependencies are ranges; dependencies have different names or aliases. Helm
        refuses most of these when it lints or loads the chart, some only when it installs it or fetches dependencies.
        """, sources: [charts, "helm/helm 4, pkg/chart/v2/lint/rules/chartfile.go, pkg/chart/v2/metadata.go, pkg/chart/v2/dependency.go"]),
    RuleDescription(
      "HELM003", "chart-field", .warning, "Chart.yaml has a field that Helm does not know.",
      explanation: """
        Helm passes over it in silence, except that `helm lint` warns. It is mostly misspelt; what is meant for other programs belongs under
        `annotations`.
        """, sources: [charts, "helm/helm 4, pkg/chart/v2/lint/rules/chartfile.go (validateChartYamlStrictFormat)"]),
    RuleDescription(
      "HELM004", "values-file", .error, "A chart's values.yaml is no map of values, or has several documents.",
      explanation:
        "Helm refuses anything but a map. Of several documents Helm 4 merges all, `helm lint` and older versions read the first.",
      sources: ["helm/helm 4, pkg/chart/v2/loader/load.go (LoadValues), pkg/chart/common/values.go"]),
    RuleDescription(
      "HELM005", "values-schema", .error, "The values of a chart do not satisfy its values.schema.json.",
      explanation: """
        Helm validates the values of every chart before it renders anything. Checked are values.yaml by itself, as `helm lint` does, and what an
        installation without further values makes of the chart and the charts in it: their values under those of the chart around them, with
        `global` and the keys of charts within added, nulls removed, and disabled dependencies left out.
        """,
      sources: [
        "helm/helm 4, pkg/chart/v2/lint/rules/values.go, pkg/chart/common/util/coalesce.go, pkg/chart/common/util/jsonschema.go",
        "helm.sh/docs/topics/charts, \"Schema Files\"",
      ]),
    RuleDescription(
      "HELM006", "schema-file", .error, "A chart's values.schema.json is no JSON Schema, or cannot be checked in full.",
      explanation: """
        Helm compiles the schema before every installation and stops if that fails. Helm 3.18 and later read a schema without `$schema` as draft
        2020-12, where a list of schemas stands in `prefixItems`, and match patterns as Go does, which knows no lookahead. It is only
        information when a part cannot be checked here, such as a schema at another address.
        """,
      sources: ["helm/helm 4, pkg/chart/common/util/jsonschema.go", "json-schema.org, the Core and Validation documents of each draft"]),
    RuleDescription(
      "HELM007", "template-file", .error, "templates/ holds a file that Helm would take for a manifest.",
      explanation: """
        Helm renders every file in templates/ and takes what comes of it for a manifest, but for NOTES.txt and files whose names begin with `_`.
        `helm lint` refuses all endings but .yaml, .yml, .tpl and .txt. Move documentation out of templates/, or name it in .helmignore.
        """,
      sources: ["helm/helm 4, pkg/chart/v2/lint/rules/template.go (validateAllowedExtension), pkg/release/v1/util/manifest_sorter.go"]),
    RuleDescription(
      "HELM008", "template-syntax", .error, "A template is one that Go's template library refuses.",
      explanation: """
        Helm parses all templates of a chart before it renders one, so a fault in any of them, in a part that is never used too, stops the
        installation: blocks without `end`, actions, comments and texts that are not closed, functions that Helm does not have, variables that
        are not defined. What depends on values shows when the chart is rendered: `helm template NAME CHART | wingen lint -`.
        """,
      sources: [
        "golang/go, src/text/template/parse/lex.go, src/text/template/parse/parse.go", "Masterminds/sprig 3.3, functions.go",
        "helm/helm 4, pkg/engine/engine.go, pkg/engine/funcs.go",
      ]),
    RuleDescription(
      "HELM009", "chart-dependencies", .warning, "A chart's dependencies are not what lies in its charts/ or its Chart.lock.",
      explanation: """
        Helm installs what lies in charts/. What is named but not there is only information, because `helm dependency build` fetches it; what
        is there but not named, `helm lint` refuses; if the versions disagree, the dependency's condition and alias have no effect. Files in
        charts/ that are no charts make Helm refuse the whole chart.
        """,
      sources: ["helm/helm 4, pkg/chart/v2/lint/rules/dependencies.go, pkg/chart/v2/util/dependencies.go, pkg/chart/v2/loader/load.go"]),
    RuleDescription(
      "HELM010", "crds-folder", .error, "A chart's crds/ holds something else than CustomResourceDefinitions as they are installed.",
      explanation: """
        Files in crds/ are installed before everything else and are never rendered, upgraded or deleted. `helm lint` refuses other kinds there.
        Definitions that depend on values belong in templates/.
        """, sources: ["helm.sh/docs/chart_best_practices/custom_resource_definitions", "helm/helm 4, pkg/chart/v2/lint/rules/crds.go"]),
    RuleDescription(
      "HELM011", "unknown-template", .error, "A template includes another by a name that is defined nowhere.",
      explanation: """
        `include` and `template` find what the chart, the charts in it and, for a chart within another, the chart around it define. The fault
        shows only when Helm comes to that line, which may depend on values. It is not looked for in libraries, nor where a dependency is missing.
        """, sources: ["helm/helm 4, pkg/engine/engine.go", "golang/go, src/text/template/exec.go"]),
    RuleDescription(
      "HELM012", "repeated-template", .warning, "A chart defines two templates of one name.",
      explanation: """
        In one file, Go's template library refuses that. In two files of a chart the one that Helm parses last counts, which depends on how deep
        the files lie and on their names. Definitions that are blank do not count.
        """, sources: ["golang/go, src/text/template/parse/parse.go (Tree.add)", "helm/helm 4, pkg/engine/engine.go (sortTemplates)"]),
    RuleDescription(
      "HELM013", "overridden-system", .info, "The user's values may name a node selector's operating system a second time.",
      explanation: """
        A template names `kubernetes.io/os` and then puts the whole of the user's `nodeSelector` behind it. A user who gives that key too makes
        a map with the key twice: of these Helm keeps the last, so that Windows pods may go to Linux nodes, and kubectl refuses both.
        """,
      sources: ["yaml.org/spec/1.2.2, 3.2.1.3 (keys are unique)", "kubernetes.io, \"Guide for Running Windows Containers in Kubernetes\""]),
  ]

  private static let charts = "helm.sh/docs/topics/charts"
}
