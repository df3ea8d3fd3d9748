public import ChartModel
public import YAML

/// Elements of a chart, their objects changed where a chart of one's own must keep to what another one says.
public struct AdaptedElement: ChartElement {
  public let parts: [ChartPart]

  fileprivate init(_ element: some ChartElement, _ change: (Document) -> Document) {
    parts = element.parts.map { $0.changingObjects(change) }
  }
}

extension ChartElement {
  /// The objects with just these labels, and none that a chart gives its own.
  ///
  /// Selectors and pods lose the release's labels too. What is left of them are the component (none for `component: ""`), the workload's
  /// `selectorLabels` and the pod's `labels`, which must tell its pods from all others in the namespace.
  public func labelled(only labels: [Pair]) -> AdaptedElement {
    AdaptedElement(self) { document in
      var document = document
      document.entries = document.entries.withoutReleaseLabels.changingMap("metadata") { metadata in
        metadata.filter { !$0.isField("labels") } + MapBuilder.entries { $0.map("labels") { $0.put(labels) } }
      }
      return document
    }
  }

  /// The objects in another namespace than the release's.
  public func inNamespace(_ namespace: Expr<String>) -> AdaptedElement {
    AdaptedElement(self) { document in
      var document = document
      document.entries = document.entries.changingMap("metadata") { metadata in
        metadata.map { $0.isField("namespace") ? .field("namespace", .folding(namespace.expression)) : $0 }
      }
      return document
    }
  }

  /// The objects with fields that have no typed form. Maps are merged; anything else replaces what stands there.
  public func adding(_ fields: YAMLValue) -> AdaptedElement {
    AdaptedElement(self) { document in
      var document = document
      document.entries = document.entries.merging(fields.map ?? YAMLMap())
      return document
    }
  }
}

extension ChartPart {
  fileprivate func changingObjects(_ change: (Document) -> Document) -> ChartPart {
    switch self {
    case .object(let object): .object(ChartObject(document: change(object.document), file: object.file))
    case .when(let condition, let then, let otherwise):
      .when(condition, then.map { $0.changingObjects(change) }, else: otherwise.map { $0.changingObjects(change) })
    case .each(let loop, let body): .each(loop, body.map { $0.changingObjects(change) })
    default: self
    }
  }
}

extension [MapEntry] {
  /// With the fields of a value: maps are merged, anything else replaces what stands there.
  func merging(_ fields: YAMLMap) -> [MapEntry] {
    var merged = self
    for field in fields.entries {
      if let index = merged.firstIndex(where: { $0.isField(field.key) }), case .field(_, let old) = merged[index] {
        merged[index] = .field(field.key, old.merging(field.value))
      } else {
        merged.append(.field(field.key, .value(field.value)))
      }
    }
    return merged
  }

  fileprivate func changingMap(_ key: String, _ change: ([MapEntry]) -> [MapEntry]) -> [MapEntry] {
    map { entry in
      if case .field(key, let tree) = entry, let entries = tree.mapEntries { .field(key, .folding(change(entries))) } else { entry }
    }
  }

  /// Without the labels that tell the release's pods from others, wherever they stand.
  fileprivate var withoutReleaseLabels: [MapEntry] {
    compactMap { entry in
      switch entry {
      case .include(helper: "selectorLabels"): nil
      case .field(let key, let tree):
        tree.withoutReleaseLabels.map { .field(key, $0) }
      case .when(let condition, let then, let otherwise):
        .when(condition, then.withoutReleaseLabels, else: otherwise.withoutReleaseLabels)
      default: entry
      }
    }
  }
}

extension Tree {
  func merging(_ value: YAMLValue) -> Tree {
    guard case .map(let map) = value, let entries = mapEntries else { return .value(value) }
    return .folding(entries.merging(map))
  }

  /// The entries of a map, folded or not; nil for anything else.
  fileprivate var mapEntries: [MapEntry]? {
    switch self {
    case .map(let entries): entries
    case .value(.map(let map)): map.entries.map { .field($0.key, .value($0.value)) }
    default: nil
    }
  }

  /// Nil where a map held nothing else.
  fileprivate var withoutReleaseLabels: Tree? {
    switch self {
    case .map(let entries):
      let left = entries.withoutReleaseLabels
      return left.isEmpty && !entries.isEmpty ? nil : .folding(left)
    case .list(let items):
      return .folding(
        items.map { item -> ListItem in
          if case .item(let tree) = item, let left = tree.withoutReleaseLabels { .item(left) } else { item }
        })
    default: return self
    }
  }
}
