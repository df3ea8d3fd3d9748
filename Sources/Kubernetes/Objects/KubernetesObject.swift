public import ChartModel
public import Diagnostics

/// A key and its value in labels, annotations and selectors.
public struct Pair: Sendable, Hashable {
  public var key: String
  public var value: Expr<String>

  public init(_ key: String, _ value: Expr<String>) {
    self.key = key
    self.value = value
  }
}

/// What every object says of itself.
public struct ObjectMetadata: Sendable {
  public var name: ObjectName
  /// The value of `app.kubernetes.io/component`.
  public var component: String
  public var labels: [Pair]
  public var annotations: [Pair]
  /// Annotations out of values.yaml; ours win.
  public var userAnnotations: Expr<[String: String]>?
  /// The line of the spec that made the object.
  public var origin: SourceLocation?

  public init(
    _ name: ObjectName, component: String? = nil, labels: [Pair] = [], annotations: [Pair] = [],
    userAnnotations: Expr<[String: String]>? = nil, origin: SourceLocation? = nil
  ) {
    self.name = name
    self.component = component ?? name.label
    self.labels = labels
    self.annotations = annotations
    self.userAnnotations = userAnnotations
    self.origin = origin
  }
}

/// An object of the Kubernetes API that a chart can hold.
public protocol KubernetesObject: ChartElement {
  static var apiVersion: String { get }
  static var kind: String { get }
  static var isNamespaced: Bool { get }
  /// The most characters of a name of this kind.
  static var nameLimit: Int { get }
  var metadata: ObjectMetadata { get }
  /// Explains the object to the template's reader.
  var summary: String? { get }
  /// Puts everything after the metadata.
  func encode(into map: inout MapBuilder)
}

extension KubernetesObject {
  public static var isNamespaced: Bool { true }
  public static var nameLimit: Int { 63 }
  public var summary: String? { nil }

  public var parts: [ChartPart] {
    let entries = MapBuilder.entries { map in
      metadata.encode(into: &map, isNamespaced: Self.isNamespaced, nameLimit: Self.nameLimit)
      encode(into: &map)
    }
    let document = Document(apiVersion: Self.apiVersion, kind: Self.kind, entries: entries, summary: summary, origin: metadata.origin)
    return [.object(ChartObject(document: document, file: "\(metadata.name.label.isEmpty ? "" : metadata.name.label + "-")\(Self.kind.lowercased())"))]
  }
}

extension ObjectMetadata {
  func encode(into map: inout MapBuilder, isNamespaced: Bool, nameLimit: Int) {
    map.map("metadata") { metadata in
      metadata.put("name", name.expression(limit: nameLimit))
      if isNamespaced { metadata.put("namespace", Release.namespace) }
      metadata.map("labels") { map in
        map.append(.include(helper: "labels"))
        if !component.isEmpty { map.put("app.kubernetes.io/component", component) }
        map.put(labels)
      }
      metadata.map("annotations") { map in
        map.put(annotations)
        map.spread(userAnnotations)
      }
    }
  }
}

extension MapBuilder {
  public mutating func put(_ pairs: [Pair]) { for pair in pairs { put(pair.key, pair.value) } }
}
