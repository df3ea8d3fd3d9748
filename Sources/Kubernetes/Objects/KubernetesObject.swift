public import ChartModel
public import Diagnostics

/// A key and its value in labels, annotations and selectors.
public struct Pair: Sendable, Hashable {
  /// The key; with a prefix, `PREFIX/NAME`.
  public var key: String
  /// The value. Where it is absent, so is the pair.
  public var value: Expr<String>

  /// A key and its value.
  public init(_ key: String, _ value: Expr<String>) {
    self.key = key
    self.value = value
  }
}

/// What every object says of itself.
public struct ObjectMetadata: Sendable {
  /// What the object is called; a literal stands for a name of the release's own.
  public var name: ObjectName
  /// Another namespace than the release's.
  public var namespace: Expr<String>?
  /// The value of `app.kubernetes.io/component`.
  public var component: String
  /// Labels beside Kubernetes' recommended ones, which every object has.
  public var labels: [Pair]
  /// Annotations that the chart gives.
  public var annotations: [Pair]
  /// Labels out of values.yaml; ours win.
  public var userLabels: Expr<[String: String]>?
  /// Annotations out of values.yaml; ours win.
  public var userAnnotations: Expr<[String: String]>?
  /// The line of the spec that made the object.
  public var origin: SourceLocation?

  /// Metadata whose component, unless given, is the name's label; an empty component makes no label.
  public init(
    _ name: ObjectName, namespace: Expr<String>? = nil, component: String? = nil, labels: [Pair] = [], annotations: [Pair] = [],
    userLabels: Expr<[String: String]>? = nil, userAnnotations: Expr<[String: String]>? = nil, origin: SourceLocation? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.component = component ?? name.label
    self.labels = labels
    self.annotations = annotations
    self.userLabels = userLabels
    self.userAnnotations = userAnnotations
    self.origin = origin
  }
}

/// An object of the Kubernetes API that a chart can hold.
public protocol KubernetesObject: ChartElement {
  /// Group and version, such as `apps/v1`.
  static var apiVersion: String { get }
  /// The kind, such as `DaemonSet`.
  static var kind: String { get }
  /// Whether the kind lives in namespaces.
  static var isNamespaced: Bool { get }
  /// The most characters of a name of this kind.
  static var nameLimit: Int { get }
  /// What the object says of itself.
  var metadata: ObjectMetadata { get }
  /// The file under `templates/`, without its ending.
  var file: String { get }
  /// Explains the object to the template's reader.
  var summary: String? { get }
  /// Puts everything after the metadata.
  func encode(into map: inout MapBuilder)
}

extension KubernetesObject {
  public static var isNamespaced: Bool { true }
  public static var nameLimit: Int { 63 }
  public var summary: String? { nil }

  public var file: String { metadata.file(kind: Self.kind) }

  public var parts: [ChartPart] { objectParts }

  /// The object itself, for kinds that bring more with them.
  var objectParts: [ChartPart] {
    let entries = MapBuilder.entries { map in
      metadata.encode(into: &map, isNamespaced: Self.isNamespaced, nameLimit: Self.nameLimit)
      encode(into: &map)
    }
    let document = Document(apiVersion: Self.apiVersion, kind: Self.kind, entries: entries, summary: summary, origin: metadata.origin)
    return [.object(ChartObject(document: document, file: file))]
  }
}

extension ObjectMetadata {
  /// The labels of the named template `labels`.
  private static let recommendedLabels = [
    "helm.sh/chart", "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/version", "app.kubernetes.io/managed-by",
  ]

  /// `proxy-daemonset`, or the kind alone for an object without a name of its own.
  func file(kind: String) -> String { (name.label.isEmpty ? "" : name.label + "-") + kind.lowercased() }

  func encode(into map: inout MapBuilder, isNamespaced: Bool, nameLimit: Int) {
    map.map("metadata") { metadata in
      metadata.put("name", name.expression(limit: nameLimit))
      if isNamespaced { metadata.put("namespace", namespace ?? Release.namespace) }
      metadata.map("labels") { map in
        map.append(.include(helper: "labels"))
        if !component.isEmpty { map.put("app.kubernetes.io/component", fixed: component) }
        map.put(labels)
        map.spread(userLabels, omitting: Self.recommendedLabels)
      }
      metadata.map("annotations") { map in
        map.put(annotations)
        map.spread(userAnnotations)
      }
    }
  }
}

extension MapBuilder {
  /// A map whose entries are already there, left out if there are none.
  mutating func map(_ key: String, entries: [MapEntry]) { map(key) { for entry in entries { $0.append(entry) } } }

  /// Puts pairs into the map, in their order.
  public mutating func put(_ pairs: [Pair]) { for pair in pairs { put(pair.key, pair.value) } }
}
