import Diagnostics

/// What a spec puts into a chart: objects, helpers, notes and refusals, and conditions and loops over them.
public indirect enum ChartPart: Part {
  /// A Kubernetes object, under the conditions and loops around the part.
  case object(ChartObject)
  /// A named template. It is in the chart whatever conditions and loops stand around the part.
  case helper(Helper)
  /// A condition that templates ask for by name. It has its name whatever stands around the part.
  case condition(NamedCondition)
  /// Lines for NOTES.txt, behind those of the parts before.
  case notes([TextBlock])
  /// Values that the chart refuses, where the conditions around the part hold, and for each element of the loops around it.
  case refusal(Refusal)
  /// Settings that a command of wingen's reads from the chart's values, and no object.
  case readByCommand([Expression])
  /// A file that a command of wingen's writes, and no object. Never inside a loop.
  case content(ContentFile)
  /// What an element found wrong: the chart is not made, whatever conditions stand around the part.
  case mistake(DeclarationProblems.Finding)
  case when(Expression, [ChartPart], else: [ChartPart])
  case each(Loop, [ChartPart])

  public var block: PartBlock<Self>? {
    switch self {
    case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
    case .each(let loop, let body): .each(loop, body)
    default: nil
    }
  }
}

/// An object and the name of the file that it is written to.
public struct ChartObject: Sendable {
  /// The object itself; the conditions and loops around it are the parts' affair.
  public var document: Document
  /// The file under `templates/`, without its ending. Objects of the same file follow one another.
  public var file: String

  /// An object that is written to `templates/FILE.yaml`.
  public init(document: Document, file: String) {
    self.document = document
    self.file = file
  }
}

/// Anything that can stand in a chart: a Kubernetes object, or a preset made of several.
public protocol ChartElement: Sendable {
  /// What the element comes to: its objects, and the named templates, notes and refusals that belong to them.
  @PartsBuilder<ChartPart> var parts: [ChartPart] { get }
}

extension PartsBuilder where P == ChartPart {
  /// An element stands for its parts. The places are those of the expression, filled in by the compiler; they become the origin of what another module declares.
  public static func buildExpression(
    _ element: some ChartElement, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) -> [ChartPart] {
    element.parts.named(at: SourceLocation(file: fileID, line: line, column: column))
  }
}

/// A chart's content, written as a list of elements.
public struct Chart: ChartElement {
  public let parts: [ChartPart]

  /// Swift's `if` and `for` in the content decide when the chart is built, `If` and `ForEach` when it is installed.
  public init(@PartsBuilder<ChartPart> _ content: () -> [ChartPart]) { parts = content() }
}

/// Lines for NOTES.txt: what the user should know or do after an installation.
public struct Notes: ChartElement {
  private let blocks: [TextBlock]

  /// One line for each text. What is interpolated is computed at install time and printed as it is, without quotes.
  public init(_ lines: Expr<String>...) {
    blocks = lines.map { .line($0.expression.rawPieces) }
  }

  public var parts: [ChartPart] { [.notes(blocks)] }
}

extension Expression {
  /// The text as pieces that are printed as they are.
  public var rawPieces: [TextPiece] {
    switch self {
    case .string(let text): [.literal(text)]
    case .concatenation(let parts): parts.flatMap(\.rawPieces)
    default: [.raw(self)]
    }
  }
}

/// The declaration of a chart: the one thing that a spec's author writes.
public protocol ChartSpec: Sendable {
  /// What users may set: a struct of settings with defaults, which stand at the root of values.yaml.
  associatedtype Settings: ChartValues
  /// What Chart.yaml says of the chart.
  static var info: ChartInfo { get }
  /// Puts the chart together; called when it is made, never at install time.
  ///
  /// - Parameter values: references to the settings, not what users give them.
  static func chart(_ values: Settings) -> Chart
}
