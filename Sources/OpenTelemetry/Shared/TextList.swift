public import ChartModel
import YAML

/// A list of texts, some of which depend on settings.
public struct TextList: Sendable, ExpressibleByArrayLiteral {
  let items: [ListItem]

  private init(items: [ListItem]) { self.items = items }

  public init(arrayLiteral texts: Expr<String>...) { items = texts.map { .item(.folding($0.verbatim.expression)) } }

  /// A setting's texts as they are.
  public static func setting(_ texts: Expr<[String]>) -> TextList { TextList(items: texts.items) }

  /// A text for each of a setting's.
  public static func each(_ list: Expr<[String]>, as variable: String, _ text: (Expr<String>) -> Expr<String>) -> TextList {
    let loop = ForEach<Item>(list, as: variable) { [.text(text($0).verbatim)] }
    return TextList(items: PartsBuilder.buildExpression(loop).items(\.tree))
  }

  /// One list or another, as a condition holds when the chart is installed.
  public static func choose(if condition: Expr<Bool>, then: TextList, else otherwise: TextList) -> TextList {
    TextList(items: [.when(condition.expression, then.items, else: otherwise.items)])
  }

  /// The texts of both, the left ones first.
  public static func + (left: TextList, right: TextList) -> TextList { TextList(items: left.items + right.items) }

  fileprivate indirect enum Item: Part {
    case text(Expr<String>)
    case when(Expression, [Item], else: [Item])
    case each(Loop, [Item])

    var block: PartBlock<Self>? {
      switch self {
      case .when(let condition, let then, let otherwise): .when(condition, then, else: otherwise)
      case .each(let loop, let body): .each(loop, body)
      case .text: nil
      }
    }

    var tree: Tree? { if case .text(let text) = self { .folding(text.expression) } else { nil } }
  }
}
