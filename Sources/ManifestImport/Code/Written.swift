import ChartModel
import Kubernetes
import YAML

/// A value of the language and the Swift text that makes it, made together so that one cannot say what the other does not.
struct Written<Value> {
  var value: Value
  var code: SwiftCode

  init(_ value: Value, _ code: SwiftCode) {
    self.value = value
    self.code = code
  }
}

extension Written: Sendable where Value: Sendable {}

extension Written where Value == Expr<String> {
  /// A text that is fixed.
  init(text: String) { self.init(Expr(literal: text), SwiftLiteral.code(text)) }
}

extension Written where Value == Expr<Int> {
  init(number: Int) { self.init(Expr(number), .text(String(number))) }
}

extension Written where Value == YAMLValue {
  /// A value as a literal.
  init(yaml: YAMLValue) { self.init(yaml, YAMLCode.code(yaml)) }
}

extension Written where Value == [Pair] {
  /// Labels, annotations or a selector.
  init(pairs: [(key: String, value: String)], stem: String) {
    let code = SwiftCode.list(pairs.map { .call("Pair", .text(SwiftLiteral.line($0.key)), SwiftLiteral.code($0.value)) })
    self.init(
      pairs.map { Pair($0.key, Expr(literal: $0.value)) }, pairs.count > 1 ? .shareable(type: "[Pair]", stem: stem, code) : code)
  }
}

extension [Written<Expr<String>>] {
  var code: SwiftCode { .list(map(\.code)) }
  var values: [Expr<String>] { map(\.value) }
}
