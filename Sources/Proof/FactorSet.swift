import ChartModel
import YAML

/// Everything about a release of a chart that a proof varies.
struct FactorSet: Sendable {
  /// What is assumed of a release when nobody says, on the newest Kubernetes that the chart installs on.
  private(set) var standard: ReleaseFacts
  /// What conditions depend on, with a level for each way in which they can turn out. What decides about lone objects only is not among it:
  /// those are checked with every two settings together.
  private(set) var deciding: [Factor] = []
  /// What decides about lone objects alone.
  private(set) var decidingAlone: [Factor] = []
  /// Settings that lone objects alone depend on.
  private(set) var alone: Set<Factor.Subject> = []
  /// All settings that objects depend on, and the release's facts, with every value that is tried.
  private(set) var all: [Factor] = []

  init(_ chart: ChartDefinition) {
    let dependencies = ChartDependencies(of: chart)
    let lone = LoneObjects(chart)
    let together = ChartDependencies(of: chart) { lone.templates.contains($0.path) }
    let versions = KubernetesVersions(chart, dependencies.facts)
    standard = ReleaseFacts(kubernetes: versions.newest)
    let texts = TextCache()
    for declaration in chart.settings.declarations {
      guard let use = dependencies.settings[declaration.path] else { continue }
      let domain = ValueDomain(declaration.type, use: use, standard: declaration.defaultValue, texts: texts)
      func levels(_ values: [YAMLValue]) -> [Factor.Level] { values.map { .value($0.replacing(declaration.defaultValue)) } }
      let subject = Factor.Subject.setting(declaration.path)
      if together.settings[declaration.path] == nil { alone.insert(subject) }
      if together.settings[declaration.path]?.decidesAnything ?? false {
        add(Factor(subject, levels(domain.deciding)), to: &deciding)
      } else if use.decidesAnything {
        add(Factor(subject, levels(domain.deciding)), to: &decidingAlone)
      }
      add(Factor(subject, levels(domain.all)), to: &all)
    }
    for factor in facts(chart, dependencies, versions) {
      add(factor, to: &deciding)
      add(factor, to: &all)
    }
  }

  private func add(_ factor: Factor, to factors: inout [Factor]) { if factor.levels.count > 1 { factors.append(factor) } }

  private func facts(_ chart: ChartDefinition, _ dependencies: ChartDependencies, _ versions: KubernetesVersions) -> [Factor] {
    var factors = [Factor(.kubernetes, versions.others.map { .kubernetes($0) })]
    let apis = dependencies.facts.compactMap { if case .servesAPI(let api) = $0 { api } else { nil } }
    factors += apis.sorted().map { Factor(.api($0), [.served]) }
    if dependencies.facts.contains(.releaseName) { factors.append(Factor(.releaseName, Self.releaseNames(chart).map { .name($0) })) }
    if dependencies.facts.contains(.releaseNamespace) {
      factors.append(Factor(.namespace, [.name(String(repeating: "n", count: 63))]))
    }
    return factors
  }

  /// The chart's own name, after which objects are named without it; the longest that Helm takes; one with a digit first and a dot.
  /// Source: helm/helm pkg/chart/v2/util/validate_name.go, maxReleaseNameLen.
  private static func releaseNames(_ chart: ChartDefinition) -> [String] {
    let own = TextPattern.dnsSubdomain.matches(chart.info.name) && chart.info.name.utf8.count <= 53 ? [chart.info.name] : []
    return own + [String(repeating: "r", count: 53), "1.a"]
  }
}

/// The Kubernetes versions at which a chart's objects can change.
private struct KubernetesVersions {
  /// The newest that is known and that the chart installs on.
  var newest: KubernetesVersion
  var others: [KubernetesVersion]

  /// The oldest minor version that is looked at: older ones know no Windows nodes.
  private static let oldestMinor = 14

  init(_ chart: ChartDefinition, _ facts: Set<Fact>) {
    // A requirement may name a patch: then its first allowed ones are patches of that minor version.
    let bounds = [KubernetesVersion.default] + chart.info.namedKubernetesVersions
    var known = (Self.oldestMinor...KubernetesVersion.default.minor).map { KubernetesVersion(major: 1, minor: $0) }
    for version in bounds where version <= .default {
      known.append(version)
      known.append(KubernetesVersion(major: version.major, minor: version.minor, patch: version.patch + 1))
    }
    let allowed = Set(known.filter { chart.info.isInstallable(on: $0) && $0 <= .default }).sorted()
    newest = allowed.last ?? .default
    var others = Set(allowed.prefix(1))
    for fact in facts {
      guard case .kubernetesAtLeast(let text) = fact, let version = KubernetesVersion(text) else { continue }
      others.formUnion(allowed.filter { $0 >= version }.prefix(1))
      others.formUnion(allowed.filter { $0 < version }.suffix(1))
    }
    others.remove(newest)
    self.others = others.sorted()
  }
}

extension SettingUse {
  /// Whether it decides, or a field of its elements does.
  fileprivate var decidesAnything: Bool { decides || fields.values.contains(where: \.decides) }
}
