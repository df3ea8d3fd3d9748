package import CollectorSchemas
public import YAML

/// A collector's configuration as rules see it: merged from its parts, with the program that reads it as far as that is in view.
public struct CollectorView: Sendable {
  package struct Component: Sendable {
    package let kind: ComponentKind
    package let id: ComponentID
    /// Empty where nothing is written.
    package let configuration: YAMLValue
    let lookup: ComponentLookup

    /// From the configuration's root.
    var path: [PathElement] { [.key(kind.section), .key(id.text)] }
    /// `receiver "otlp"`, for messages.
    var title: String { "\(kind.rawValue) \(GoText.quoted(id.text))" }
    var description: ComponentDescription? { if case .known(let description, _) = lookup { description } else { nil } }
    /// The current name, whatever it is called here.
    package var type: String { description?.type ?? id.type }
  }

  package struct Reference: Sendable {
    package let id: ComponentID
    /// From the configuration's root.
    let path: [PathElement]
  }

  package struct Pipeline: Sendable {
    package let id: ComponentID
    package let signal: CollectorSignal?
    package let receivers: [Reference]
    let processors: [Reference]
    package let exporters: [Reference]

    var path: [PathElement] { ["service", "pipelines", .key(id.text)] }
    var title: String { "pipeline \(GoText.quoted(id.text))" }
  }

  let parts: [CollectorPart]
  public let value: YAMLMap
  /// Whether there is more to it than is in view, so that what is missing may be elsewhere.
  let isPartial: Bool
  /// What runs it; nil if that is not in view.
  package let runtime: CollectorRuntime?
  let version: CollectorVersion
  /// Whether the version is what runs, or what is taken for granted where no program is in view.
  let isVersionKnown: Bool
  /// Nil if a program other than the project's own runs it.
  let distribution: CollectorDistribution?
  package let components: [Component]
  package let pipelines: [Pipeline]
  /// `service.extensions`.
  let enabledExtensions: [Reference]
  let settingProblems: [SettingProblem]
  let componentReferences: [ComponentReference]
  /// What the components in use listen on, and the collector's own metrics. What is not written out is left out.
  private(set) var listeners: [Listener] = []

  /// - Parameter earlier: another view; what follows from parts and version is taken from it if it has the same ones.
  init(
    _ parts: [CollectorPart], isPartial: Bool, runtime: CollectorRuntime?, facts: CollectorFacts, after earlier: CollectorView? = nil
  ) {
    self.parts = parts
    self.runtime = runtime
    let image = runtime?.image.map { CollectorImage($0) }
    version = image?.version ?? facts.version
    isVersionKnown = runtime == nil || image?.version != nil && image?.distribution != nil
    distribution = runtime == nil ? facts.distribution : image?.distribution
    if let earlier, earlier.version == version, earlier.parts == parts {
      value = earlier.value
      self.isPartial = isPartial || Self.isPartial(value)
      components = earlier.components
      pipelines = earlier.pipelines
      enabledExtensions = earlier.enabledExtensions
      settingProblems = earlier.settingProblems
      componentReferences = earlier.componentReferences
      listeners = earlier.listeners
      return
    }
    var value = YAMLMap()
    for part in parts { value.merge(later: part.value) }
    self.value = value
    self.isPartial = isPartial || Self.isPartial(value)
    components = Self.components(of: value, version)
    pipelines = Self.pipelines(of: value)
    enabledExtensions = Self.references(value["service"]?["extensions"], ["service", "extensions"])
    settingProblems = Self.settingProblems(components, value["service"], version)
    componentReferences = Self.componentReferences(components, version)
    listeners = findListeners()
  }

  var system: CollectorSystem? { runtime?.system.flatMap { CollectorSystem(rawValue: $0.rawValue) } }

  func components(_ kind: ComponentKind) -> some Sequence<Component> { components.lazy.filter { $0.kind == kind } }

  /// The component that a pipeline's receivers or exporters name: one of the kind, or a connector.
  func end(_ kind: ComponentKind, _ id: ComponentID) -> Component? { component(kind, id) ?? component(.connector, id) }

  /// Whether some of it stands in a Secret.
  package var isSecret: Bool { parts.contains(where: \.isSecret) }

  package func component(_ kind: ComponentKind, _ id: ComponentID) -> Component? {
    components.first { $0.kind == kind && $0.id.canonical == id.canonical }
  }

  /// Where a way from the root leads: into the last part that has it, for that part wins.
  func place(_ way: [PathElement]) -> Finding.Place {
    var best = (part: parts[parts.count - 1], reach: -1)
    for part in parts.reversed() {
      let reach = part.reach(way)
      if reach > best.reach { best = (part, reach) }
    }
    return best.part.place(way)
  }

  /// Whether another file or variable provides a section.
  private static func isPartial(_ value: YAMLMap) -> Bool { value.entries.contains { $0.value.string?.hasBytes("${") ?? false } }

  private static func components(of value: YAMLMap, _ version: CollectorVersion) -> [Component] {
    ComponentKind.allCases.flatMap { kind in
      (value[kind.section]?.map?.entries ?? []).map { entry in
        let id = ComponentID(entry.key)
        return Component(
          kind: kind, id: id, configuration: entry.value == .null ? [:] : entry.value,
          lookup: CollectorSchemas.embedded.find(kind, id.type, in: version))
      }
    }
  }

  private static func pipelines(of value: YAMLMap) -> [Pipeline] {
    (value["service"]?["pipelines"]?.map?.entries ?? []).map { entry in
      let id = ComponentID(entry.key)
      let path: [PathElement] = ["service", "pipelines", .key(entry.key)]
      return Pipeline(
        id: id, signal: CollectorSignal(rawValue: id.type), receivers: references(entry.value["receivers"], path + ["receivers"]),
        processors: references(entry.value["processors"], path + ["processors"]),
        exporters: references(entry.value["exporters"], path + ["exporters"]))
    }
  }

  /// What is no text is left to the check of types.
  private static func references(_ value: YAMLValue?, _ path: [PathElement]) -> [Reference] {
    (value?.list ?? []).enumerated().compactMap { index, item in
      item.string.flatMap { $0.hasBytes("${") ? nil : Reference(id: ComponentID($0), path: path + [.index(index)]) }
    }
  }
}
