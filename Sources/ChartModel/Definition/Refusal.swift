public import Diagnostics

/// Values that a chart refuses although its schema accepts each of them: they contradict one another.
///
/// Helm fails with the message, and so installs nothing; the evaluator names all refusals at once.
public struct Refusal: Sendable, Hashable {
  /// What is wrong with the values.
  public enum Fault: Sendable, Hashable {
    /// A condition holds.
    case holds(Expression)
    /// A text of the innermost loop's element was that of an earlier element already.
    case repeats(Expression)

    /// The condition, or the text that is compared.
    public var expression: Expression {
      switch self {
      case .holds(let expression), .repeats(let expression): expression
      }
    }
  }

  /// The conditions and loops around it, from the outside to the inside.
  public var surroundings: [ChartDocument.Surrounding]
  /// What is refused where the surroundings hold.
  public var fault: Fault
  /// What is wrong and how to mend it.
  public var message: Expression
  /// The line of the spec that refuses.
  public var origin: SourceLocation?

  /// A refusal as data; specs write `Refuse`, which notes its line.
  public init(_ fault: Fault, message: Expression, surroundings: [ChartDocument.Surrounding] = [], origin: SourceLocation? = nil) {
    self.surroundings = surroundings
    self.fault = fault
    self.message = message
    self.origin = origin
  }
}

extension ChartDefinition {
  /// The file under `templates/` that fails if the values are refused, and renders to nothing otherwise.
  public static let refusalsFile = "validation.yaml"
}
