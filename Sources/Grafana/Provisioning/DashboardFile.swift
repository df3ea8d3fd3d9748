/// A dashboard's file, small enough for a ConfigMap.
public struct DashboardFile: Sendable, Hashable {
  /// The bytes of all keys and values of a ConfigMap (kubernetes/kubernetes, pkg/apis/core/validation/validation.go: `ValidateConfigMap`,
  /// `MaxSecretSize`).
  public static let maxConfigMapBytes = 1_048_576
  /// Of a ConfigMap's key (kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: `IsConfigMapKey`).
  public static let maxNameLength = 253

  public let name: String
  public let text: String

  /// - Throws: `DashboardError.tooLarge` or `.invalidFileName`.
  public init(name: String, text: String) throws(DashboardError) {
    guard Self.isKey(name) else { throw .invalidFileName(name) }
    self.name = name
    self.text = text
    guard bytes <= Self.maxConfigMapBytes else { throw .tooLarge(file: name, bytes: bytes, limit: Self.maxConfigMapBytes) }
  }

  /// What it takes of a ConfigMap.
  public var bytes: Int { name.utf8.count + text.utf8.count }

  /// The files in their order, cut into parts each of which fits into a ConfigMap. Keeping a part small lets `kubectl apply` write it too,
  /// whose annotation with the last configuration may have 262,144 bytes.
  ///
  /// - Parameter maxBytes: of keys and values together; a single file may have more.
  /// - Throws: `DashboardError.repeatedFile`.
  public static func parts(_ files: [DashboardFile], maxBytes: Int = maxConfigMapBytes) throws(DashboardError) -> [[DashboardFile]] {
    let limit = min(maxBytes, maxConfigMapBytes)
    var parts: [[DashboardFile]] = []
    var size = 0
    var names: Set<String> = []
    for file in files {
      guard names.insert(file.name).inserted else { throw .repeatedFile(file.name) }
      if let last = parts.indices.last, size + file.bytes <= limit {
        parts[last].append(file)
        size += file.bytes
      } else {
        parts.append([file])
        size = file.bytes
      }
    }
    return parts
  }

  private static func isKey(_ name: String) -> Bool {
    guard (1...maxNameLength).contains(name.utf8.count), name != ".", !name.hasPrefix("..") else { return false }
    return name.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }
}
