import ChartModel
import Fleet
import YAML

/// What tells the Application of one cluster from those of others.
struct ApplicationPlan: Sendable {
  static let finalizer = "resources-finalizer.argocd.argoproj.io"

  let cluster: FleetCluster
  let chart: ChartInfo
  /// Nil if nothing is known of the objects.
  let changes: RuntimeChanges?
  let texts: ApplicationTexts

  init(_ cluster: FleetCluster, chart: ChartInfo, changes: RuntimeChanges?, in fleet: Fleet) {
    self.cluster = cluster
    self.chart = chart
    self.changes = changes
    var texts = ApplicationTexts(
      cluster: cluster.name, chart: SpecFolder.name(for: cluster.spec), version: "", release: cluster.release.name,
      namespace: cluster.release.namespace, wave: Self.waveText(cluster.wave), server: cluster.destination.server,
      destination: cluster.destination.server == nil ? cluster.destination.name ?? cluster.name : nil)
    if case .oci(_, let version) = fleet.chartOrigin {
      texts.chart = chart.name
      texts.version = version ?? chart.version
    }
    self.texts = texts
  }

  /// Secrets that Argo CD can apply as they stand in the repository: it decrypts nothing.
  var hasSecrets: Bool {
    cluster.secrets.contains { if case .sops = $0.source { false } else { true } }
  }

  /// A wave as a label's value, which must begin with a letter or digit.
  static func waveText(_ wave: Int) -> String { wave < 0 ? "minus\(wave)" : String(wave) }

  /// Labels of the Application: those of the cluster in the fleet, and what tells it from others.
  var labels: YAMLMap {
    var labels = cluster.labels
    labels["environment"] = labels["environment"] ?? cluster.environment
    labels["region"] = labels["region"] ?? cluster.region
    return YAMLMap(labels)
  }

  var ignoreDifferences: [YAMLValue] {
    (changes?.fields ?? []).map { field in
      var entry: YAMLMap = [:]
      entry.put("group", .string(field.group))
      entry["kind"] = .string(field.kind)
      entry["name"] = .string(field.name)
      entry.put("namespace", field.namespace.map(YAMLValue.string))
      entry["jsonPointers"] = .list(field.pointers.map(YAMLValue.string))
      return .map(entry)
    }
  }

  func application(in fleet: Fleet) -> YAMLValue {
    var spec = texts.spec(
      in: fleet, secrets: hasSecrets ? .all : .none, options: Self.options([self]), usesSourceList: hasSecrets)
    spec.put("ignoreDifferences", .list(ignoreDifferences))
    var labels = labels
    labels[ArgoCD.clusterLabel] = .string(texts.cluster)
    labels[ArgoCD.waveLabel] = .string(texts.wave)
    return .object(
      "argoproj.io/v1alpha1", "Application", name: texts.name, namespace: fleet.argocd.namespace, labels: labels,
      annotations: ["argocd.argoproj.io/sync-wave": .string(String(cluster.wave))], finalizers: [Self.finalizer],
      ["spec": .map(spec)])
  }

  /// What an ApplicationSet's template is filled in with; texts alone, because Go's templates make nothing else.
  var parameters: YAMLMap {
    var map: YAMLMap = [
      "cluster": .string(texts.cluster), "chart": .string(texts.chart), "release": .string(texts.release),
      "namespace": .string(texts.namespace), "wave": .string(texts.wave),
      "secrets": .string(hasSecrets ? "true" : "false"),
      "labels": .string(JSONWriter.text(for: .map(labels), pretty: false)),
      "ignoreDifferences": .string(JSONWriter.text(for: .list(ignoreDifferences), pretty: false)),
    ]
    map.put("version", .string(texts.version))
    // Keys that the template asks for must be there, if empty.
    map["server"] = .string(texts.server ?? "")
    map["destination"] = .string(texts.destination ?? "")
    return map
  }

  /// Options of a sync, for Applications that are made alike.
  static func options(_ plans: [ApplicationPlan]) -> [String] {
    var options = ["CreateNamespace=true"]
    // argo-cd, docs/user-guide/sync-options.md, "Server-Side Apply".
    if plans.contains(where: { $0.changes?.hasLargeObjects ?? true }) { options.append("ServerSideApply=true") }
    if plans.contains(where: { !($0.changes?.fields ?? []).isEmpty }) { options.append("RespectIgnoreDifferences=true") }
    return options
  }

  static func automated(_ settings: ArgoCDSettings) -> YAMLValue? {
    settings.isAutomated ? ["prune": .bool(settings.prunes), "selfHeal": .bool(settings.healsItself)] : nil
  }
}
