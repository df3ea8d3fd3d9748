public import YAML

/// The terms of a required node affinity: a node must match one of them, and of that one all requirements.
///
/// A term without requirements matches no node; nor does a term with a malformed requirement, which the scheduler ignores without a word.
/// Source: kubernetes/kubernetes, staging/src/k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go.
public struct NodeSelectorTerms: Sendable, Hashable {
  public var terms: [NodeSelectorTerm]

  public init(_ terms: [NodeSelectorTerm]) { self.terms = terms }

  /// Reads `requiredDuringSchedulingIgnoredDuringExecution`.
  ///
  /// - Throws: `PlacementError`, if a field has the wrong type.
  public init(_ value: YAMLValue, at path: [PathElement] = []) throws(PlacementError) {
    terms = []
    for term in try Field(value: value, path: path).items("nodeSelectorTerms") { terms.append(try NodeSelectorTerm(term)) }
  }

  public func matches(_ node: ClusterNode) -> Bool { terms.contains { $0.matches(node) } }
}

/// One alternative of a node affinity.
public struct NodeSelectorTerm: Sendable, Hashable {
  /// The expressions first, then the fields.
  public var requirements: [NodeSelectorRequirement]

  public init(_ requirements: [NodeSelectorRequirement]) { self.requirements = requirements }

  init(_ term: Field) throws(PlacementError) {
    requirements = []
    // A null item of the list is an empty term.
    guard term.value != .null else { return }
    for item in try term.items("matchExpressions") { requirements.append(try NodeSelectorRequirement(item, of: .label)) }
    for item in try term.items("matchFields") { requirements.append(try NodeSelectorRequirement(item, of: .field)) }
  }

  public func matches(_ node: ClusterNode) -> Bool {
    !requirements.isEmpty && requirements.allSatisfy { $0.matches(node) }
  }
}

/// A requirement on a node's label, or on its field `metadata.name`.
public struct NodeSelectorRequirement: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    case label, field
  }

  public var subject: Subject
  public var key: String
  /// As it is written, known or not.
  public var operatorWord: String
  public var values: [String]

  public init(_ key: String, _ operatorWord: String, _ values: [String] = [], subject: Subject = .label) {
    self.subject = subject
    self.key = key
    self.operatorWord = operatorWord
    self.values = values
  }

  init(_ item: Field, of subject: Subject) throws(PlacementError) {
    self.init(try item.text("key") ?? "", try item.text("operator") ?? "", try item.texts("values"), subject: subject)
  }

  /// The same condition on a label; nil if the operator is unknown.
  public var labelRequirement: LabelRequirement? {
    LabelRequirement.Operator(rawValue: operatorWord).map { LabelRequirement(key, $0, values) }
  }

  /// Whether the scheduler cannot read it: an unknown operator, unsuitable values, a key or value that no label has; for fields, whatever
  /// is not In or NotIn with a single value.
  public var isMalformed: Bool {
    guard let requirement = labelRequirement else { return true }
    return switch subject {
    case .label:
      !requirement.hasSuitableValues || !LabelSyntax.isKey(key) || !values.allSatisfy(LabelSyntax.isValue)
    case .field: values.count != 1 || (requirement.operator != .isIn && requirement.operator != .notIn)
    }
  }

  /// Whether a node meets it; no node meets a malformed one.
  public func matches(_ node: ClusterNode) -> Bool { !isMalformed && labelRequirement?.matches(value(on: node)) ?? false }

  /// The label's or field's value; a field that is not known is the empty text.
  func value(on node: ClusterNode) -> String? {
    switch subject {
    case .label: node.labels[key]
    case .field: key == "metadata.name" ? node.name : ""
    }
  }
}

extension NodeSelectorRequirement: CustomStringConvertible {
  /// `kubernetes.io/os In [windows]`, `field metadata.name In [node-1]`.
  public var description: String {
    let words = "\(subject == .field ? "field " : "")\(key) \(operatorWord)"
    return values.isEmpty ? words : "\(words) [\(values.joined(separator: ", "))]"
  }
}
