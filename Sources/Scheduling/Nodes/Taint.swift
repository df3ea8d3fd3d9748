/// What keeps pods off a node unless they tolerate it.
public struct Taint: Sendable, Hashable {
  public var key: String
  public var value: String
  /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
  public var effect: String

  public init(_ key: String, _ value: String = "", effect: String) {
    self.key = key
    self.value = value
    self.effect = effect
  }

  /// Whether the scheduler keeps off pods that do not tolerate it.
  /// Source: kubernetes/kubernetes, pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go.
  public var keepsOff: Bool { effect == Self.noSchedule || effect == Self.noExecute }

  static let noSchedule = "NoSchedule"
  static let preferNoSchedule = "PreferNoSchedule"
  static let noExecute = "NoExecute"

  init(_ field: Field) throws(PlacementError) {
    self.init(try field.requiredText("key"), try field.text("value") ?? "", effect: try field.requiredText("effect"))
  }
}

extension Taint: CustomStringConvertible {
  /// As kubectl writes it: `os=windows:NoSchedule`.
  public var description: String { value.isEmpty ? "\(key):\(effect)" : "\(key)=\(value):\(effect)" }
}
