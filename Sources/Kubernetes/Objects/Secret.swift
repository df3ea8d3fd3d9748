public import ChartModel
import Diagnostics

/// Credentials. Only here may secret settings be printed.
public struct Secret: KubernetesObject {
  public static let apiVersion = "v1"
  public static let kind = "Secret"

  public let metadata: ObjectMetadata
  private let type: String
  private let stringData: [Pair]

  /// - Parameters:
  ///   - type: such as `kubernetes.io/basic-auth`; cannot change once installed.
  ///   - stringData: the entries in clear text. Kubernetes encodes them.
  public init(
    _ name: ObjectName, component: String? = nil, type: String = "Opaque", stringData: [Pair], annotations: [Pair] = [],
    fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(
      name, component: component, annotations: annotations, origin: SourceLocation(file: fileID, line: line, column: column))
    self.type = type
    self.stringData = stringData
  }

  public func encode(into map: inout MapBuilder) {
    map.put("type", fixed: type)
    map.map("stringData") { $0.put(stringData) }
  }
}
