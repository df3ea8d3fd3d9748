import Diagnostics

/// Refuses an installation whose values contradict one another, with Helm's `fail` and by the evaluator alike.
///
///     Refuse(if: values.minReplicas > values.maxReplicas, "minReplicas is \(values.minReplicas): at most maxReplicas")
///
/// Inside an `If` it refuses only if that condition holds too; inside a `ForEach` it looks at each element. What one setting alone may
/// be belongs into its type (`@Setting`), which editors and Helm's schema know. The defaults must not be refused.
///
/// Source: helm/helm pkg/engine/funcs.go and engine.go, `fail`.
public struct Refuse: ChartElement {
  public let parts: [ChartPart]

  /// - Parameters:
  ///   - condition: what must not be.
  ///   - message: what is wrong, with the settings' names and values, and how to mend it, on one line. Credentials may not stand in it.
  public init(
    if condition: Expr<Bool>, _ message: Expr<String>, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let origin = SourceLocation(file: fileID, line: line, column: column)
    parts = [.refusal(Refusal(.holds(condition.expression), message: message.expression, origin: origin))]
  }

  /// Refuses a list of which two elements have one text, such as their name.
  ///
  /// - Parameters:
  ///   - list: a list setting whose elements are structs of settings.
  ///   - variable: what an element is called in the template: `range $variable := …`.
  ///   - text: what must differ.
  ///   - message: of the second of the two elements.
  public init<Element: SettingElement & ChartValues, Text: PlainText>(
    repeated text: (Element) -> Expr<Text>, in list: Expr<[Element]>, as variable: String, fileID: String = #fileID, line: Int = #line,
    column: Int = #column, _ message: (Element) -> Expr<String>
  ) {
    let origin = SourceLocation(file: fileID, line: line, column: column)
    let loop = ForEach<ChartPart>(list, as: variable) { element in
      ChartPart.refusal(Refusal(.repeats(text(element).expression), message: message(element).expression, origin: origin))
    }
    parts = [loop.part]
  }
}
