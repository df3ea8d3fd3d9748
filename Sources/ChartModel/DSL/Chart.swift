/// What a spec puts into a chart: objects, helpers, notes and refusals, and conditions and loops over them.
public indirect enum ChartPart: Part {
  case object(ChartObject)
  case helper(Helper)
  case condition(NamedCondition)
  case notes([TextBlock])
  case refusal(Refusal)
  /// Settings that a command of wingen's reads from the chart's values, and no object.
  case readByCommand([Expression])
  /// A file that a command of wingen's writes, and no object. Never inside a loop.
  case content(ContentFile)
  case mistake(DeclarationProblem)
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
  public var document: Document
  /// The file under `templates/`, without its ending. Objects of the same file follow one another.
  public var file: String

  public init(document: Document, file: String) {
    self.document = document
    self.file = file
  }
}

/// Anything that can stand in a chart: a Kubernetes object, or a preset made of several.
public protocol ChartElement: Sendable {
  @PartsBuilder<ChartPart> var parts: [ChartPart] { get }
}

extension PartsBuilder where P == ChartPart {
  public static func buildExpression(_ element: some ChartElement) -> [ChartPart] { element.parts }
}

/// A chart's content, written as a list of elements.
public struct Chart: ChartElement {
  public let parts: [ChartPart]

  public init(@PartsBuilder<ChartPart> _ content: () -> [ChartPart]) { parts = content() }
}

/// Lines for NOTES.txt: what the user should know or do after an installation.
public struct Notes: ChartElement {
  private let blocks: [TextBlock]

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
  associatedtype Settings: ChartValues
  static var info: ChartInfo { get }
  static func chart(_ values: Settings) -> Chart
}
