import Diagnostics

/// The components by kind and name, through all releases in view. Tables/README.md describes the text that it is read from.
struct ComponentRegistry: Sendable {
  /// A component and the releases of each distribution that have it.
  struct Entry: Sendable {
    var component: ComponentDescription
    /// From, and before; nil is open.
    var spans: [(distribution: CollectorDistribution, from: CollectorVersion?, before: CollectorVersion?)] = []

    func distributions(in version: CollectorVersion) -> Set<CollectorDistribution> {
      Set(spans.filter { ($0.from.map { $0 <= version } ?? true) && ($0.before.map { version < $0 } ?? true) }.map(\.distribution))
    }
  }

  private var entries: [ComponentKind: [Entry]] = [:]
  /// Every spelling's entry.
  private var places: [ComponentKind: [String: Int]] = [:]
  /// What could not be read.
  private(set) var flaws: [String] = []

  init(_ text: String) {
    for line in TableLine.read(text, file: "registry.txt") {
      guard let (entry, flaw) = RegistryLine.read(line) else {
        flaws.append("\(line.place): no component")
        continue
      }
      if let flaw { flaws.append("\(line.place): \(flaw)") }
      let kind = entry.component.kind
      let place = entries[kind, default: []].count
      entries[kind, default: []].append(entry)
      for spelling in entry.component.spellings where places[kind, default: [:]].updateValue(place, forKey: spelling.name) != nil {
        flaws.append("\(line.place): a second \(spelling.name)")
      }
    }
  }

  /// A component by any of its names.
  func component(_ kind: ComponentKind, _ name: String) -> ComponentDescription? { entry(kind, name)?.component }

  private func entry(_ kind: ComponentKind, _ name: String) -> Entry? {
    guard let place = places[kind]?[name] else { return nil }
    return entries[kind]?[place]
  }

  func find(_ kind: ComponentKind, _ name: String, in version: CollectorVersion) -> ComponentLookup {
    let version = Self.inView(version)
    guard let entry = entry(kind, name), let spelling = entry.component.spellings.first(where: { $0.name == name }) else {
      for other in ComponentKind.allCases where other != kind {
        if let entry = self.entry(other, name), isKnown(entry, name, in: version) { return .otherKind(described(entry, in: version)) }
      }
      let names = components(kind, in: version).flatMap { $0.spellings.filter { $0.isKnown(in: version) }.map(\.name) }
      return .unknown(nearest: nearestMatch(to: name, among: names))
    }
    let component = described(entry, in: version)
    if let until = spelling.until, until <= version { return .removed(component, since: until) }
    if let since = spelling.since, version < since { return .notYet(component, since: since) }
    return .known(component, spelling: spelling)
  }

  private func isKnown(_ entry: Entry, _ name: String, in version: CollectorVersion) -> Bool {
    entry.component.spellings.contains { $0.name == name && $0.isKnown(in: version) }
  }

  func components(_ kind: ComponentKind, in version: CollectorVersion) -> [ComponentDescription] {
    let version = Self.inView(version)
    return (entries[kind] ?? []).filter { entry in entry.component.spellings.contains { $0.isKnown(in: version) } }
      .map { described($0, in: version) }
  }

  private func described(_ entry: Entry, in version: CollectorVersion) -> ComponentDescription {
    var component = entry.component
    component.distributions = entry.distributions(in: version)
    return component
  }

  /// Releases before the oldest one in view are taken for it.
  private static func inView(_ version: CollectorVersion) -> CollectorVersion { max(version, CollectorSchemas.oldestVersion) }
}
