/// A taint, or a class of taints, that a pod puts up with.
///
/// Source: kubernetes/kubernetes, staging/src/k8s.io/api/core/v1/toleration.go, `ToleratesTaint`. How long it puts up with a taint that
/// evicts (`tolerationSeconds`) does not matter to scheduling and is not read.
public struct Toleration: Sendable, Hashable {
  /// Empty means every key.
  public var key: String
  /// `Equal` (the same as empty), `Exists`, `Lt`, `Gt`; any other tolerates nothing.
  public var operatorWord: String
  public var value: String
  /// Empty means every effect.
  public var effect: String

  public init(key: String = "", operator operatorWord: String = "", value: String = "", effect: String = "") {
    self.key = key
    self.operatorWord = operatorWord
    self.value = value
    self.effect = effect
  }

  init(_ field: Field) throws(PlacementError) {
    self.init(
      key: try field.text("key") ?? "", operator: try field.text("operator") ?? "", value: try field.text("value") ?? "",
      effect: try field.text("effect") ?? "")
  }

  /// Whether it compares numbers, which the API server accepts with the feature gate `TaintTolerationComparisonOperators` alone: alpha and
  /// off since 1.35 (kubernetes/website, content/en/docs/reference/command-line-tools-reference/feature-gates).
  public var comparesNumbers: Bool { operatorWord == "Lt" || operatorWord == "Gt" }

  public func tolerates(_ taint: Taint) -> Bool {
    guard effect.isEmpty || effect == taint.effect, key.isEmpty || key == taint.key else { return false }
    switch operatorWord {
    case "", "Equal": return value == taint.value
    case "Exists": return true
    case "Lt", "Gt":
      guard let bound = Int64(value), let number = Int64(taint.value) else { return false }
      return operatorWord == "Lt" ? number < bound : number > bound
    default: return false
    }
  }
}
