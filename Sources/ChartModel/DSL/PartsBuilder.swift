/// A part of something that is built block by block and whose presence can be decided at install time.
public protocol Part: Sendable {
  /// The parts that are there if the condition holds at install time, and those that are there if not.
  static func when(_ condition: Expression, _ then: [Self], else otherwise: [Self]) -> Self
  /// Parts that are there once for each element of the list that the loop runs over.
  static func each(_ loop: Loop, _ body: [Self]) -> Self
  /// The condition or loop that the part is, or nil for a part of its own.
  var block: PartBlock<Self>? { get }
}

/// Parts under a condition or in a loop.
public enum PartBlock<P: Part>: Sendable {
  /// The parts that are there if the condition holds, and those that are there if not.
  case when(Expression, [P], else: [P])
  /// The parts that are there once for each element of a list.
  case each(Loop, [P])
}

extension Array where Element: Part {
  /// The list items of those parts for which there is a tree, under the conditions and loops around them.
  public func items(_ tree: (Element) -> Tree?) -> [ListItem] {
    flatMap { part -> [ListItem] in
      switch part.block {
      case .when(let condition, let then, let otherwise)?:
        let (then, otherwise) = (then.items(tree), otherwise.items(tree))
        return then.isEmpty && otherwise.isEmpty ? [] : [.when(condition, then, else: otherwise)]
      case .each(let loop, let body)?:
        let body = body.items(tree)
        return body.isEmpty ? [] : [.each(loop, body)]
      case nil:
        return tree(part).map { [.item($0)] } ?? []
      }
    }
  }
}

/// Collects the parts of a chart, a pod or a container.
///
/// Swift's own `if` and `for` decide when the chart is built; `If` and `ForEach` decide when it is installed.
/// The overloads that are disfavoured keep the compiler's errors about a wrong part at that part.
@resultBuilder
public enum PartsBuilder<P: Part> {
  /// A single part.
  public static func buildExpression(_ part: P) -> [P] { [part] }
  /// Parts that were made elsewhere, such as by a function.
  @_disfavoredOverload public static func buildExpression(_ parts: [P]) -> [P] { parts }
  /// A condition that is decided at install time.
  @_disfavoredOverload public static func buildExpression(_ choice: If<P>) -> [P] { [choice.part] }
  /// A loop that runs at install time.
  @_disfavoredOverload public static func buildExpression(_ loop: ForEach<P>) -> [P] { [loop.part] }
  /// The parts of all statements, in the order of writing.
  public static func buildBlock(_ parts: [P]...) -> [P] { parts.flatMap { $0 } }
  /// Swift's `if` without `else`: no parts where it does not hold.
  public static func buildOptional(_ parts: [P]?) -> [P] { parts ?? [] }
  /// The first branch of Swift's `if … else` or `switch`.
  public static func buildEither(first parts: [P]) -> [P] { parts }
  /// The other branch of Swift's `if … else` or `switch`.
  public static func buildEither(second parts: [P]) -> [P] { parts }
  /// Swift's `for`: the parts of every round.
  public static func buildArray(_ parts: [[P]]) -> [P] { parts.flatMap { $0 } }
  /// Swift's `if #available`: the parts unchanged.
  public static func buildLimitedAvailability(_ parts: [P]) -> [P] { parts }
}

/// Parts that are there only if a condition holds when the chart is installed.
public struct If<P: Part>: Sendable {
  let part: P

  /// The first parts if the condition holds at install time, the others if not.
  public init(_ condition: Expr<Bool>, @PartsBuilder<P> _ then: () -> [P], @PartsBuilder<P> else otherwise: () -> [P]) {
    part = .when(condition.expression, then(), else: otherwise())
  }

  /// The parts if the condition holds at install time, and none if not.
  public init(_ condition: Expr<Bool>, @PartsBuilder<P> _ then: () -> [P]) {
    part = .when(condition.expression, then(), else: [])
  }
}

/// Parts that are there once for each element of a list setting.
public struct ForEach<P: Part>: Sendable {
  let part: P

  /// - Parameters:
  ///   - list: a list setting whose elements are structs of settings.
  ///   - variable: what an element is called in the template: `range $variable := …`.
  public init<Element: SettingElement & ChartValues>(
    _ list: Expr<[Element]>, as variable: String, @PartsBuilder<P> _ body: (Element) -> [P]
  ) {
    let element = Binding.bind(Element(), to: variable)
    if case .reference(let reference) = list.expression {
      part = .each(Loop(variable: variable, over: reference), body(element))
    } else {
      part = .each(Loop(variable: variable, over: Reference(.unbound, [variable], .list(of: .record([])))), body(element))
    }
  }

  /// - Parameter list: a list of texts.
  public init(_ list: Expr<[String]>, as variable: String, @PartsBuilder<P> _ body: (Expr<String>) -> [P]) {
    let reference =
      if case .reference(let reference) = list.expression { reference } else {
        Reference(.unbound, [variable], .list(of: .line))
      }
    let type = if case .list(let element, _, _) = reference.type.unwrapped { element } else { ValueType.line }
    part = .each(Loop(variable: variable, over: reference), body(Expr(.reference(Reference(.element(variable), [], type)))))
  }
}
