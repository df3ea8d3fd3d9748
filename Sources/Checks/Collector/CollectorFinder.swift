import YAML

/// Finds the collectors' configurations of a scope, each with the program that reads it.
struct CollectorFinder {
  private let facts: CollectorFacts
  /// What was read of nearly the same documents.
  private let earlier: Reading?
  /// Texts that may be configurations, by their places.
  private var texts: [CollectorText.Source: Text] = [:]
  /// In the order of the documents.
  private var order: [CollectorText.Source] = []
  private var used: Set<CollectorText.Source> = []
  private(set) var collectors: [CollectorView] = []
  /// Texts that a collector is told to read and cannot.
  private(set) var unreadable: [(place: Finding.Place, error: YAMLReadError)] = []

  struct Text: Sendable {
    var place: Finding.Place
    var text: String
    var isSecret = false
    /// Nil until it is read.
    var contents: Result<YAMLValue, YAMLReadError>?
  }

  /// What was read, for the next search.
  struct Reading: Sendable {
    fileprivate var texts: [CollectorText.Source: Text]
    fileprivate var collectors: [CollectorView]
  }

  /// - Parameters:
  ///   - pods: none if they are not all in view.
  ///   - earlier: of nearly the same documents; what is equal is not read again.
  init(
    _ documents: [YAMLValue], _ objects: [ObjectView], _ pods: [PodView], scope: ScopeView?, facts: CollectorFacts, after earlier: Reading?
  ) {
    self.facts = facts
    self.earlier = earlier
    for (index, document) in documents.enumerated() where CollectorText.isConfiguration(document) {
      guard case .map(let value) = document else { continue }
      add([CollectorPart(document: index, path: [], isText: false, value: value)], isPartial: false, nil)
    }
    for object in objects { collect(object) }
    if let scope, !texts.isEmpty || !collectors.isEmpty || pods.contains(where: Self.mayReadVariable) {
      for pod in pods { for container in pod.containers where container.list == .containers { match(container, pod, scope) } }
    }
    for source in order where !used.contains(source) { addUnclaimed(source) }
  }

  private static func mayReadVariable(_ pod: PodView) -> Bool {
    pod.containers.contains { container in container.texts("args").contains { $0.text.hasBytes("config=env:") } }
  }

  private mutating func add(_ parts: [CollectorPart], isPartial: Bool, _ runtime: CollectorRuntime?) {
    let place = collectors.count
    let previous = earlier.flatMap { place < $0.collectors.count ? $0.collectors[place] : nil }
    collectors.append(CollectorView(parts, isPartial: isPartial, runtime: runtime, facts: facts, after: previous))
  }

  var reading: Reading { Reading(texts: texts, collectors: collectors) }

  // MARK: Objects

  private mutating func collect(_ object: ObjectView) {
    switch (object.kind, object.group) {
    case ("ConfigMap", ""): collect(object, "data", .configMap)
    case ("Secret", ""): collect(object, "stringData", .secret)
    case ("OpenTelemetryCollector", "opentelemetry.io"): addResource(object)
    default: break
    }
  }

  private mutating func collect(_ object: ObjectView, _ field: String, _ kind: ConfigReference.Kind) {
    guard let name = object.name, case .map(let data)? = object.value[field] else { return }
    for entry in data.entries {
      guard let text = entry.value.string else { continue }
      let source = CollectorText.Source(kind: kind, namespace: object.namespace, object: name, key: entry.key)
      guard texts[source] == nil else { continue }
      texts[source] = Text(place: object.place([.key(field), .key(entry.key)]), text: text, isSecret: kind == .secret)
      order.append(source)
    }
  }

  /// Source: open-telemetry/opentelemetry-operator, apis/v1beta1/config.go: a map; apis/v1alpha1: a text.
  private mutating func addResource(_ object: ObjectView) {
    let way: [PathElement] = ["spec", "config"]
    let place = object.place(way)
    let runtime = CollectorRuntime(resource: object)
    switch object.spec["config"] {
    case .map(let value)?:
      add([CollectorPart(document: place.document, path: place.path, isText: false, value: value)], isPartial: false, runtime)
    case .string(let text)?:
      var text = Text(place: place, text: text)
      if let part = Self.read(&text) { add([part], isPartial: false, runtime) }
      if case .failure(let error)? = text.contents { unreadable.append((place, error)) }
    default: break
    }
  }

  // MARK: Pods

  private mutating func match(_ container: ContainerView, _ pod: PodView, _ scope: ScopeView) {
    var locations = ConfigurationArguments.locations(container).map(ConfigurationArguments.read)
    if locations.isEmpty {
      guard let image = container.image, image.hasBytes("opentelemetry-collector"), container.value["command"] == nil,
        let path = CollectorImage(image).defaultConfiguration(isWindows: pod.isWindows)
      else { return }
      locations = [.file(path)]
    }
    var parts: [CollectorPart] = []
    var found: [CollectorText.Source] = []
    var isPartial = false
    for location in locations {
      switch location {
      case .file(let path):
        guard let source = source(path, container, pod, scope), var text = texts[source] else {
          isPartial = true
          continue
        }
        let wasRead = text.contents != nil
        let part = read(&text, source)
        texts[source] = text
        found.append(source)
        if let part { parts.append(part) }
        if !wasRead, case .failure(let error)? = text.contents, CollectorText.isNamedAfterCollector(container) {
          unreadable.append((text.place, error))
        }
      case .variable(let name):
        if let part = self.part(name, container, pod) { parts.append(part) } else { isPartial = true }
      case .elsewhere: isPartial = true
      }
    }
    let isCollector = CollectorText.isNamedAfterCollector(container) || parts.contains { CollectorText.isConfiguration(.map($0.value)) }
    guard isCollector, !parts.isEmpty else { return }
    used.formUnion(found)
    add(parts, isPartial: isPartial, CollectorRuntime(pod, container))
  }

  private func source(_ path: String, _ container: ContainerView, _ pod: PodView, _ scope: ScopeView) -> CollectorText.Source? {
    for file in MountedFile.find(path, container, pod) {
      guard let object = scope.find(file.kind.rawValue, named: file.object, in: pod.namespace).object else { continue }
      let source = CollectorText.Source(kind: file.kind, namespace: object.namespace, object: file.object, key: file.key)
      if texts[source] != nil { return source }
    }
    return nil
  }

  /// A configuration that stands in a variable.
  private func part(_ name: String, _ container: ContainerView, _ pod: PodView) -> CollectorPart? {
    for (index, variable) in (container.value["env"]?.list ?? []).enumerated() where variable["name"]?.string == name {
      guard let value = variable["value"]?.string else { return nil }
      let path = pod.path + container.path + ["env", .index(index), "value"]
      var text = Text(place: .init(document: pod.object.document, path: path), text: value)
      return Self.read(&text)
    }
    return nil
  }

  // MARK: Texts

  private mutating func addUnclaimed(_ source: CollectorText.Source) {
    guard var text = texts[source], CollectorText.mayBeConfiguration(text.text) else { return }
    let part = read(&text, source)
    texts[source] = text
    guard let part, CollectorText.isConfiguration(.map(part.value)) else { return }
    add([part], isPartial: false, nil)
  }

  /// Reads the text of a source, unless an earlier search read the same.
  private func read(_ text: inout Text, _ source: CollectorText.Source) -> CollectorPart? {
    if text.contents == nil, let previous = earlier?.texts[source], previous.text == text.text { text.contents = previous.contents }
    return Self.read(&text)
  }

  private static func read(_ text: inout Text) -> CollectorPart? {
    if text.contents == nil {
      text.contents = Result { () throws(YAMLReadError) in
        try YAMLReader.readValues(text.text, file: "", options: CollectorText.options).first ?? .null
      }
    }
    guard case .success(.map(let value))? = text.contents else { return nil }
    return CollectorPart(document: text.place.document, path: text.place.path, isText: true, isSecret: text.isSecret, value: value)
  }
}

extension CollectorText {
  /// A value of a ConfigMap or Secret.
  struct Source: Sendable, Hashable {
    var kind: ConfigReference.Kind
    var namespace: String?
    var object: String
    var key: String
  }

  /// Whether a container's image or program is called a collector, so that its `--config` can be but the collector's.
  static func isNamedAfterCollector(_ container: ContainerView) -> Bool {
    if let image = container.image {
      let name = ImageReference(image).name
      if name.hasBytes("opentelemetry-collector") || name.hasBytes("otel-collector") || name.hasBytes("otelcol") { return true }
    }
    return container.texts("command").first?.text.hasBytes("otelcol") ?? false
  }
}
