import PromQL
import RegularExpressions

/// What values of the label `instance` look like.
enum InstanceForm: Sendable, Hashable {
  /// Just this.
  case exactly(String)
  /// The name of a Kubernetes object of a kind, such as a node: there is no port in it.
  case name(of: String)
  /// A host and a port; nil if it may be any.
  case address(port: String?)

  /// Whether a condition may admit a value of this form; true where that cannot be told.
  func mayBeAdmitted(by condition: MetricInput.JobSelector.Condition) -> Bool {
    switch condition.comparison {
    case .notEqual, .matchesNot: return true
    case .equal:
      if case .exactly(let value) = self { return value == condition.value }
      return (try? RegularExpression(relabelling: pattern))?.isFound(in: condition.value) ?? true
    case .matches:
      if case .exactly = self { return condition.test(example) }
      guard let own = try? RegularExpression(relabelling: pattern), let asked = try? RegularExpression(relabelling: condition.value) else {
        return true
      }
      return own.maySharePrintableMatch(with: asked)
    }
  }

  /// Source: kubernetes/apimachinery, pkg/util/validation/validation.go (IsDNS1123Subdomain).
  private var pattern: String {
    switch self {
    case .exactly, .name: "[a-z0-9.-]+"
    case .address(let port): ".*:\(port ?? "[0-9]+")"
    }
  }

  private var example: String {
    switch self {
    case .exactly(let value): value
    case .name(let kind): kind
    case .address(let port): "10.0.0.4:\(port ?? "9182")"
    }
  }

  /// `the name of a node, without a port`, for hints.
  var title: String {
    switch self {
    case .exactly(let value): value
    case .name(let kind): "the name of a \(kind), without a port"
    case .address: "host and port, such as \(example)"
    }
  }
}
