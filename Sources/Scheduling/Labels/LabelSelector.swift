public import YAML

/// Which objects a Service, a workload or a policy means, by their labels.
///
/// A selector that is missing selects nothing, an empty one everything.
/// Source: kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go, `LabelSelectorAsSelector`.
public struct LabelSelector: Sendable, Hashable {
  /// All must be met; nil selects nothing.
  public let requirements: [LabelRequirement]?

  public static let nothing = LabelSelector(requirements: nil)
  public static let everything = LabelSelector(requirements: [])

  public init(requirements: [LabelRequirement]?) { self.requirements = requirements }

  public init(matchLabels: [String: String]) { self.init(requirements: Self.requirements(of: matchLabels)) }

  /// A selector as a manifest writes it, with matchLabels and matchExpressions; nil or null selects nothing.
  ///
  /// - Parameter path: Where the selector stands, for errors.
  /// - Throws: `PlacementError`, if a field has the wrong type, an operator is unknown, or has unsuitable values.
  public init(_ value: YAMLValue?, at path: [PathElement] = []) throws(PlacementError) {
    guard let value, value != .null else {
      self = .nothing
      return
    }
    let selector = Field(value: value, path: path)
    var requirements = Self.requirements(of: try selector.textMap("matchLabels"))
    for expression in try selector.items("matchExpressions") { requirements.append(try Self.requirement(expression)) }
    self.init(requirements: requirements)
  }

  /// A plain map of labels, as a Service and a ReplicationController have it; nil, null and an empty map select nothing.
  ///
  /// - Throws: `PlacementError`, if a field has the wrong type.
  public init(map value: YAMLValue?, at path: [PathElement] = []) throws(PlacementError) {
    let labels = try Field(value: ["selector": value ?? .null], path: path).textMap("selector")
    self.init(requirements: labels.isEmpty ? nil : Self.requirements(of: labels))
  }

  private static func requirements(of labels: [String: String]) -> [LabelRequirement] {
    labels.sorted { $0.key < $1.key }.map { LabelRequirement($0.key, .isIn, [$0.value]) }
  }

  private static func requirement(_ expression: Field) throws(PlacementError) -> LabelRequirement {
    let key = try expression.requiredText("key")
    let word = try expression.requiredText("operator")
    let allowed: [LabelRequirement.Operator] = [.isIn, .notIn, .exists, .doesNotExist]
    guard let known = LabelRequirement.Operator(rawValue: word), allowed.contains(known) else {
      throw expression.error(.unknownWord(word, allowed: allowed.map(\.rawValue)))
    }
    let requirement = LabelRequirement(key, known, try expression.texts("values"))
    guard requirement.hasSuitableValues else {
      throw expression.error(.wrongValues(operator: word, count: requirement.values.count))
    }
    return requirement
  }

  public func matches(_ labels: [String: String]) -> Bool {
    requirements?.allSatisfy { $0.matches(labels) } ?? false
  }

  /// Whether some set of labels satisfies both selectors.
  public func overlaps(with other: LabelSelector) -> Bool {
    guard let requirements, let others = other.requirements else { return false }
    return LabelRequirement.areSatisfiable(requirements + others)
  }

  /// Whether no set of labels satisfies both selectors.
  public func isDisjoint(with other: LabelSelector) -> Bool { !overlaps(with: other) }
}
