/// A mistake that an element found in what the spec's author gave it: the chart is not made.
public struct Mistake: ChartElement {
  private let problem: DeclarationProblem

  /// - Parameter problem: what the spec's author is told; only once, however many elements tell it.
  public init(_ problem: DeclarationProblem) { self.problem = problem }

  public var parts: [ChartPart] { [.mistake(.init(problem))] }
}
