import YAML

/// `$ref` within one schema.
enum SchemaReference {
  /// What a schema says, references followed. A reference that leads nowhere, elsewhere or to itself stays as it is.
  static func resolved(_ schema: YAMLValue, _ root: YAMLValue) -> YAMLValue {
    var current = schema
    for _ in 0..<32 {
      guard let reference = current["$ref"]?.string, let target = target(reference, in: root) else { return current }
      current = target
    }
    return schema
  }

  /// What a fragment such as `#/definitions/anything` leads to (RFC 6901).
  private static func target(_ reference: String, in root: YAMLValue) -> YAMLValue? {
    if reference == "#" { return root }
    guard reference.hasPrefix("#/") else { return nil }
    var current = root
    for part in reference.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false) {
      let key = part.replacing("~1", with: "/").replacing("~0", with: "~")
      guard let next = current[String(key)] ?? Int(key).flatMap({ current[$0] }) else { return nil }
      current = next
    }
    return current
  }
}
