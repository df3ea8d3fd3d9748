public import ChartModel
public import Prometheus
import YAML

/// A span of time as Go writes it: `30s`, `1m30s`, `200ms` (pkg.go.dev/time, ParseDuration).
public enum CollectorDuration: PlainText, SettingValue {
  public static var valueType: ValueType { .string(pattern) }

  static let pattern = TextPattern.repeated(
    .sequence([
      .repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 9), .either(["ms", "s", "m", "h"].map { TextPattern.text($0) }),
    ]), min: 1, max: 3)
}

extension Expr where Value == CollectorDuration {
  /// A setting's number as a span of time: 30 is `30s`.
  public static func seconds(_ count: Expr<Int>) -> Expr { "\(count)s" }
  /// A setting's number as a span of time: 5 is `5m`.
  public static func minutes(_ count: Expr<Int>) -> Expr { "\(count)m" }
}

extension Expr where Value == String {
  /// The value of an environment variable of the collector, put in when it starts.
  ///
  /// `$$` inside the value arrives as `$`, and `${` is expanded again (opentelemetry-collector, confmap/expand.go): what may hold a
  /// dollar is better read from a file.
  public static func environment(_ variable: EnvironmentVariable) -> Expr { Expr(literal: "${env:\(variable.name)}") }

  /// The text with every dollar that the code wrote doubled, so that the collector takes none for a variable. What users give is
  /// doubled with the whole configuration.
  var verbatim: Expr { Expr(expression.mappingLiterals(\.doublingDollars)) }
}

extension MapBuilder {
  mutating func put<Choice: RawRepresentable<String>>(_ key: String, choice: Choice?) { put(key, fixed: choice?.rawValue) }

  /// A number that is fixed when the chart is built: as an integer where it is one, and one of Swift's.
  mutating func put(_ key: String, number: Double?) {
    put(key, tree: number.map { number in .value(Int(exactly: number).map(YAMLValue.int) ?? .float(number)) })
  }

  /// A list of texts; left out if it is empty.
  mutating func list(_ key: String, verbatim texts: [Expr<String>]) { list(key, texts.map(\.verbatim)) }

  /// A list of texts that are fixed when the chart is built.
  mutating func list(_ key: String, fixed texts: [String]) { list(key, texts.map { Tree.value(.string($0)) }) }

  /// A map of texts in the order in which they are given.
  mutating func map(_ key: String, texts: [(key: String, value: Expr<String>)]) {
    map(key) { map in for text in texts { map.put(text.key, text.value) } }
  }

  mutating func map(_ key: String, texts: KeyValuePairs<String, Expr<String>>) { map(key, texts: texts.map { ($0.key, $0.value) }) }
}
