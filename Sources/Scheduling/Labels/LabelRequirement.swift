/// One condition on a label: a key, an operator and values.
///
/// Sources: kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/labels/selector.go (`Requirement.Matches`, `NewRequirement`) and
/// staging/src/k8s.io/api/core/v1/types.go (`NodeSelectorOperator`).
public struct LabelRequirement: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case isIn = "In"
    /// True also where the label is missing.
    case notIn = "NotIn"
    case exists = "Exists"
    case doesNotExist = "DoesNotExist"
    /// The label is an integer above the value; node affinity alone.
    case greaterThan = "Gt"
    /// The label is an integer below the value; node affinity alone.
    case lessThan = "Lt"
  }

  public var key: String
  public var `operator`: Operator
  public var values: [String]

  public init(_ key: String, _ operator: Operator, _ values: [String] = []) {
    self.key = key
    self.operator = `operator`
    self.values = values
  }

  /// Whether a label's value, nil if the label is missing, meets the condition.
  public func matches(_ value: String?) -> Bool {
    switch self.operator {
    case .isIn: value.map(values.contains) ?? false
    case .notIn: value.map { !values.contains($0) } ?? true
    case .exists: value != nil
    case .doesNotExist: value == nil
    case .greaterThan: compares(value) { $0 > $1 }
    case .lessThan: compares(value) { $0 < $1 }
    }
  }

  public func matches(_ labels: [String: String]) -> Bool { matches(labels[key]) }

  private func compares(_ value: String?, _ holds: (Int64, Int64) -> Bool) -> Bool {
    guard let number = value.flatMap({ Int64($0) }), values.count == 1, let bound = Int64(values[0]) else { return false }
    return holds(number, bound)
  }

  /// Whether the operator has as many values as it takes, and, for Gt and Lt, an integer.
  var hasSuitableValues: Bool {
    switch self.operator {
    case .isIn, .notIn: !values.isEmpty
    case .exists, .doesNotExist: values.isEmpty
    case .greaterThan, .lessThan: values.count == 1 && Int64(values[0]) != nil
    }
  }
}

extension LabelRequirement: CustomStringConvertible {
  /// `kubernetes.io/os In [linux, windows]`.
  public var description: String {
    let words = "\(key) \(self.operator.rawValue)"
    return values.isEmpty ? words : "\(words) [\(values.joined(separator: ", "))]"
  }
}
