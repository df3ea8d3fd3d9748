public import ChartModel
import Diagnostics

/// How important pods are when there is no room for all.
public struct PriorityClass: KubernetesObject {
  public static let apiVersion = "scheduling.k8s.io/v1"
  public static let kind = "PriorityClass"
  public static let isNamespaced = false

  public let metadata: ObjectMetadata
  private let value: Expr<Int>
  private let preempts: Bool
  private let description: String?

  /// - Parameters:
  ///   - name: a literal gets the release's namespace in front. Pods name it by `priorityClassName`.
  ///   - value: at most 1,000,000,000; pods without a class have 0.
  ///   - preempts: whether less important pods are stopped to make room.
  public init(
    _ name: ObjectName, value: Expr<Int>, preempts: Bool = true, description: String? = nil, fileID: String = #fileID,
    line: Int = #line, column: Int = #column
  ) {
    metadata = ObjectMetadata(name.acrossNamespaces, origin: SourceLocation(file: fileID, line: line, column: column))
    self.value = value
    self.preempts = preempts
    self.description = description
  }

  public func encode(into map: inout MapBuilder) {
    map.put("value", value)
    map.put("description", fixed: description)
    if !preempts { map.put("preemptionPolicy", "Never") }
  }
}
