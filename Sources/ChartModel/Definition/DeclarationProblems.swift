public import Diagnostics

/// All mistakes of one declaration.
public struct DeclarationProblems: Error, Sendable, Hashable {
  /// A mistake, and the place of the spec that it was found in.
  public struct Finding: Sendable, Hashable {
    /// What is wrong.
    public var problem: DeclarationProblem
    /// The line that declares the setting, object or refusal it was found in; nil for what is wrong elsewhere, in named templates or notes.
    public var origin: SourceLocation?
    /// The line of the object that was there first, where two cannot both be.
    public var other: SourceLocation?

    /// A mistake as data; specs write elements, whose lines the compiler fills in.
    public init(_ problem: DeclarationProblem, at origin: SourceLocation? = nil, other: SourceLocation? = nil) {
      self.problem = problem
      self.origin = origin
      self.other = other
    }
  }

  /// At least one. Whether the defaults are refused is asked only when nothing else is wrong.
  public var findings: [Finding]

  /// The mistakes without their places.
  public var problems: [DeclarationProblem] { findings.map(\.problem) }

  /// The same with other places.
  ///
  /// - Parameter place: gives the new place for an old one; nil is an unknown place.
  public func movingOrigins(_ place: (SourceLocation?) -> SourceLocation?) -> DeclarationProblems {
    DeclarationProblems(findings: findings.map { Finding($0.problem, at: place($0.origin), other: place($0.other)) })
  }
}
