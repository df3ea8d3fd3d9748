import YAML

/// Where a rule file, a dashboard or a configuration of Prometheus stands: a document, a field of an object, or a text in one.
struct QueryRoot: Sendable, Hashable {
  var document: Int
  /// To the value, or to the text that it is.
  var path: [PathElement]
  var isText: Bool

  /// Where a way inside leads.
  func place(_ way: [PathElement], offset: Int? = nil) -> Finding.Place {
    isText
      ? .init(document: document, path: path, inside: .path(way), offset: offset)
      : .init(document: document, path: path + way, offset: offset)
  }
}
