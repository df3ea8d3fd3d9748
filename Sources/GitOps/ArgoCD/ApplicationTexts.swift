import Fleet
import YAML

/// The texts of an Application that differ between clusters, or the holes of a template in their places.
struct ApplicationTexts: Sendable {
  /// Which of the cluster's secrets are a source beside the chart.
  enum Secrets { case none, all }

  var cluster: String
  /// The chart's folder below `charts`, or its name in a registry.
  var chart: String
  /// The chart's version in a registry.
  var version: String
  var release: String
  var namespace: String
  var wave: String
  var server: String?
  /// The name by which Argo CD knows the cluster.
  var destination: String?

  var name: String { "\(cluster)-\(release)" }

  func spec(in fleet: Fleet, secrets: Secrets, options: [String], usesSourceList: Bool) -> YAMLMap {
    let sources = sources(in: fleet, secrets: secrets)
    var destination: YAMLMap = [:]
    destination["server"] = server.map(YAMLValue.string)
    destination["name"] = self.destination.map(YAMLValue.string)
    destination["namespace"] = .string(namespace)
    var policy: YAMLMap = [:]
    policy.put("automated", ApplicationPlan.automated(fleet.argocd))
    policy["syncOptions"] = .list(options.map(YAMLValue.string))
    // Definitions and their controllers may come later than what needs them.
    policy["retry"] = ["limit": 5, "backoff": ["duration": "30s", "factor": 2, "maxDuration": "5m"]]
    var spec: YAMLMap = ["project": .string(fleet.argocd.project)]
    if sources.count == 1, !usesSourceList { spec["source"] = sources[0] } else { spec["sources"] = .list(sources) }
    spec["destination"] = .map(destination)
    spec["syncPolicy"] = .map(policy)
    return spec
  }

  /// The chart with the cluster's values, and the cluster's secrets.
  ///
  /// Values files are named from the chart's folder if both are in one repository, else from the top of the source that has the name
  /// `values` (argo-cd, docs/user-guide/helm.md and multiple_sources.md); such a source may have manifests too.
  func sources(in fleet: Fleet, secrets: Secrets) -> [YAMLValue] {
    let folder = RepositoryLayout.clusterFolder(cluster)
    var git: YAMLMap = [
      "repoURL": .string(fleet.repository.url), "targetRevision": .string(fleet.repository.revision),
    ]
    var secretsSource = git
    secretsSource["path"] = .string(RepositoryLayout.inRepository("\(folder)/\(RepositoryLayout.secretsFolder)", fleet))
    secretsSource["directory"] = ["exclude": "{*.sops.yaml,kustomization.yaml}"]
    switch fleet.chartOrigin {
    case .repository:
      git["path"] = .string(RepositoryLayout.inRepository("charts/\(chart)", fleet))
      git["helm"] = helm("../../\(folder)/\(RepositoryLayout.valuesFile)")
      return [.map(git)] + (secrets == .all ? [.map(secretsSource)] : [])
    case .oci(let url, _):
      let values = RepositoryLayout.inRepository("\(folder)/\(RepositoryLayout.valuesFile)", fleet)
      // Argo CD's addresses of registries of charts have no scheme (docs/user-guide/helm.md).
      let registry = url.hasPrefix("oci://") ? String(url.dropFirst(6)) : url
      let chartSource: YAMLMap = [
        "repoURL": .string(registry), "chart": .string(chart), "targetRevision": .string(version), "helm": helm("$values/\(values)"),
      ]
      var valuesSource = secrets == .all ? secretsSource : git
      valuesSource["ref"] = "values"
      return [.map(chartSource), .map(valuesSource)]
    }
  }

  private func helm(_ valuesFile: String) -> YAMLValue {
    ["releaseName": .string(release), "valueFiles": [.string(valuesFile)]]
  }
}
