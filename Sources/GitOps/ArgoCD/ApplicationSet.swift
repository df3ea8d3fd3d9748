import Fleet
import OutputTree
import YAML

/// One ApplicationSet that makes the Applications of all clusters, whichever charts and namespaces they have.
struct ApplicationSet {
  let plans: [ApplicationPlan]
  let fleet: Fleet

  private var generator: ArgoCDSettings.Generator { fleet.argocd.generator }
  private var haveSecrets: Bool { plans.contains(where: \.hasSecrets) }
  private var allHaveSecrets: Bool { plans.allSatisfy(\.hasSecrets) }
  private var waves: [Int] { Set(plans.map(\.cluster.wave)).sorted() }

  func file() throws -> OutputFile {
    var spec: YAMLMap = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"], "generators": .list(generators),
    ]
    spec.put("strategy", strategy)
    spec["template"] = template
    spec.put("templatePatch", .string(patch))
    let set = YAMLValue.object(
      "argoproj.io/v1alpha1", "ApplicationSet", name: fleet.name, namespace: fleet.argocd.namespace, ["spec": .map(spec)])
    return try GeneratedFile.yaml("applicationset.yaml", comment: comment, [set])
  }

  // MARK: - Generators

  private var generators: [YAMLValue] {
    switch generator {
    case .applications, .list: [["list": ["elements": .list(plans.map { .map($0.parameters) })]]]
    case .git:
      [
        [
          "git": [
            "repoURL": .string(fleet.repository.url), "revision": .string(fleet.repository.revision),
            "files": [["path": .string(RepositoryLayout.inRepository("clusters/*/config.json", fleet))]],
          ]
        ]
      ]
    case .clusters: clusterGenerators
    }
  }

  /// One generator for clusters that differ in nothing but their names and addresses, which come from Argo CD's Secrets.
  private var clusterGenerators: [YAMLValue] {
    var groups: [(values: YAMLMap, clusters: [String])] = []
    var places: [YAMLMap: Int] = [:]
    for plan in plans {
      var values = plan.parameters
      for key in ["cluster", "server", "destination"] { values[key] = nil }
      if let place = places[values] {
        groups[place].clusters.append(plan.texts.cluster)
      } else {
        places[values] = groups.count
        groups.append((values, [plan.texts.cluster]))
      }
    }
    return groups.map { group in
      [
        "clusters": [
          "selector": [
            "matchExpressions": [
              [
                "key": .string(ArgoCD.clusterLabel), "operator": "In", "values": .list(group.clusters.map(YAMLValue.string)),
              ]
            ]
          ], "values": .map(group.values),
        ]
      ]
    }
  }

  // MARK: - Template

  /// What stands for a parameter in the template (argo-cd, docs/operator-manual/applicationset/Generators-*.md).
  private func hole(_ key: String) -> String {
    guard generator == .clusters else { return "{{ .\(key) }}" }
    return switch key {
    case "cluster": #"{{ index .metadata.labels "\#(ArgoCD.clusterLabel)" }}"#
    case "server": "{{ .server }}"
    default: "{{ .values.\(key) }}"
    }
  }

  private var texts: ApplicationTexts {
    let servers = generator == .clusters || generator == .git || plans.contains { $0.texts.server != nil }
    let names = generator != .clusters && (generator == .git || plans.contains { $0.texts.destination != nil })
    return ApplicationTexts(
      cluster: hole("cluster"), chart: hole("chart"), version: hole("version"), release: hole("release"), namespace: hole("namespace"),
      wave: hole("wave"), server: servers ? hole("server") : nil, destination: names ? hole("destination") : nil)
  }

  private var template: YAMLValue {
    let texts = texts
    let spec = texts.spec(
      in: fleet, secrets: allHaveSecrets ? .all : .none, options: ApplicationPlan.options(plans), usesSourceList: haveSecrets)
    return [
      "metadata": [
        "name": .string(texts.name),
        "labels": .map(
          YAMLMap([
            .init(key: ArgoCD.clusterLabel, value: .string(texts.cluster)), .init(key: ArgoCD.waveLabel, value: .string(texts.wave)),
          ])),
        "finalizers": [.string(ApplicationPlan.finalizer)],
      ],
      "spec": .map(spec),
    ]
  }

  /// What a template cannot hold, because it is no text or not everywhere: labels of the fleet, differences to ignore, secrets.
  ///
  /// Lists of a patch replace those of the template (argo-cd, docs/operator-manual/applicationset/Template.md).
  private var patch: String {
    var text = ""
    if plans.contains(where: { !$0.labels.isEmpty }) { text += "metadata:\n  labels: \(hole("labels"))\n" }
    let ignores = plans.contains { !$0.ignoreDifferences.isEmpty }
    let mixes = haveSecrets && !allHaveSecrets
    guard ignores || mixes else { return text }
    let condition = "{{- if eq \(hole("secrets").dropFirst(3).dropLast(3)) \"true\" }}\n"
    // A patch with an empty spec would empty the template's.
    if !ignores { text += condition }
    text += "spec:\n"
    if ignores { text += "  ignoreDifferences: \(hole("ignoreDifferences"))\n" }
    if mixes {
      if ignores { text += condition }
      var writer = YAMLDocumentWriter()
      writer.entry("sources", .list(texts.sources(in: fleet, secrets: .all)), indent: 2)
      text += writer.text + "{{- end }}\n"
    }
    return text
  }

  // MARK: - Waves

  private var strategy: YAMLValue? {
    guard waves.count > 1 else { return nil }
    let steps: [YAMLValue] = waves.map { wave in
      [
        "matchExpressions": [
          ["key": .string(ArgoCD.waveLabel), "operator": "In", "values": [.string(ApplicationPlan.waveText(wave))]]
        ]
      ]
    }
    return ["type": "RollingSync", "rollingSync": ["steps": .list(steps)]]
  }

  private var comment: String {
    var lines: [String] = []
    if generator == .clusters {
      lines.append("Argo CD's Secret of each cluster needs the label \(ArgoCD.clusterLabel) with the cluster's name in the fleet.")
    }
    if waves.count > 1 {
      lines += [
        "Clusters have waves: the ApplicationSet controller needs progressive syncs switched on",
        "(applicationsetcontroller.enable.progressive.syncs in argocd-cmd-params-cm). It then syncs by itself, wave after wave, and",
        "switches the Applications' automated sync off; of syncPolicy.automated it heeds prune.",
      ]
    }
    return lines.joined(separator: "\n")
  }
}
