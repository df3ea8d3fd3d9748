import YAML

/// Keys of annotations, which kustomize writes without quotes wherever its YAML writer sees no need for them, and reads again.
enum KustomizeKey {
  /// Whether a key is text without quotes too, for the reader of YAML 1.2 in kustomize (go.yaml.in/yaml/v3 resolve.go): no number, date,
  /// null, truth value.
  static func staysText(_ key: String) -> Bool {
    if YAMLScalar.isPlain(key) { return true }
    // What Kubernetes accepts: letters and digits at both ends. The writer puts quotes around most of the rest.
    guard let first = key.utf8.first, isAlphanumeric(first), key.utf8.allSatisfy({ isAlphanumeric($0) || "-._".utf8.contains($0) }) else {
      return true
    }
    var options = YAMLReader.Options()
    options.booleans = .core
    guard case .string? = try? YAMLReader.readSingle(key, file: "", options: options).plain else { return false }
    return !isDate(key) && !key.hasPrefix("0o")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }

  /// Four digits, a hyphen and another digit: how its dates begin.
  private static func isDate(_ key: String) -> Bool {
    let start = key.utf8.prefix(6)
    return start.count == 6
      && start.enumerated().allSatisfy { $0 == 4 ? $1 == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($1) }
  }
}
