import YAML

/// Which object a patch is for.
///
/// Kustomize takes every field for a regular expression that has to match as a whole, and patches whatever matches all of them
/// (kubernetes-sigs/kustomize `api/types/selector.go`). No more fields stand here than it takes to match one object only.
enum PatchTarget {
  /// - Parameter all: what the patch is tried on: the objects of the base, and those that the overlay adds.
  static func yaml(for object: ObjectIdentity, among all: [ObjectIdentity]) -> YAMLValue {
    var rivals = all.filter { $0 != object && $0.kind == object.kind && $0.name == object.name }
    var fields: [(String, String)] = []
    // Each tells the object from some of its rivals; all four tell it from each.
    func narrow(_ field: String, _ value: (ObjectIdentity) -> String) {
      let own = value(object)
      guard rivals.contains(where: { value($0) != own }) else { return }
      fields.append((field, own.isEmpty ? "^$" : escaped(own)))
      rivals.removeAll { value($0) != own }
    }
    narrow("group", \.group)
    narrow("version", \.version)
    fields += [("kind", escaped(object.kind)), ("name", escaped(object.name))]
    narrow("namespace") { $0.namespace ?? "default" }
    return .map(YAMLMap(fields.map { .init(key: $0.0, value: .string($0.1)) }))
  }

  /// Names of roles may have characters that mean something in regular expressions, and every name may have points.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if #"\.+*?()|[]{}^$"#.utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
