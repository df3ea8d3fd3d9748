import YAML

extension [PathElement] {
  /// For messages: `receivers/otlp/protocols/0`.
  var slashed: String {
    map { element in
      switch element {
      case .key(let key): key
      case .index(let index): String(index)
      }
    }.joined(separator: "/")
  }

  /// The last key, quoted.
  var lastKey: String {
    for case .key(let key) in reversed() { return GoText.quoted(key) }
    return "it"
  }
}
