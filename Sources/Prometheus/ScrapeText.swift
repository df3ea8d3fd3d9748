public import ChartModel
import YAML

/// A variable of the scraping process's environment, such as the name of the node that it runs on.
public struct EnvironmentVariable: Sendable, Hashable {
  /// As containers are given it, without `$`.
  public let name: String

  /// A variable to put into a `ScrapeText`; the scraper's container must have it (`ScrapeJob.environment`).
  public init(_ name: String) { self.name = name }
}

/// A text of a scrape configuration: written out, with settings in it, or with parts that only the running collector knows.
///
/// `$` in what is written out is meant for Prometheus (`$1` is a group) and escaped for the file that it is written to. A reference to the
/// environment is a part of its own, so that it survives that escaping.
public struct ScrapeText: Sendable, Hashable, ExpressibleByStringInterpolation {
  enum Part: Sendable, Hashable {
    case expression(Expression)
    case environment(EnvironmentVariable)
  }

  var parts: [Part]

  public init(stringLiteral value: String) { parts = [.expression(.string(value))] }
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }
  /// What an expression gives. `$` in a setting's value reaches Prometheus as it is: for a collector, its configuration as a whole doubles
  /// it.
  public init(_ text: Expr<String>) { parts = [.expression(text.expression)] }

  /// Collects a text's parts; what is interpolated stays what it is.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    public init(literalCapacity: Int, interpolationCount: Int) { parts.reserveCapacity(2 * interpolationCount + 1) }

    public mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { parts.append(.expression(.string(literal))) } }
    /// Another text, with what it takes from the environment.
    public mutating func appendInterpolation(_ text: ScrapeText) { parts += text.parts }
    /// What an expression gives; `$` as in `init(_:)`.
    public mutating func appendInterpolation(_ value: Expr<String>) { parts.append(.expression(value.expression)) }
    /// A number that the chart's user sets, such as a port.
    public mutating func appendInterpolation(_ value: Expr<Int>) { parts.append(.expression(value.expression)) }
    /// Text from elsewhere in the spec, as if it had been written here.
    public mutating func appendInterpolation(_ value: String) { appendLiteral(value) }
    /// What the variable holds where the scraper runs.
    public mutating func appendInterpolation(_ variable: EnvironmentVariable) { parts.append(.environment(variable)) }
  }

  /// What the text takes from the environment.
  public var environment: Set<EnvironmentVariable> {
    Set(parts.compactMap { if case .environment(let variable) = $0 { variable } else { nil } })
  }
}

/// The file that a scrape configuration is written to.
public enum ScrapeContext: Sendable {
  /// A collector's configuration, where `$` begins a variable: `$$1` is a group, `${env:NODE_NAME}` comes from the environment
  /// (opentelemetry-collector, confmap/expand.go).
  case collector
  /// A prometheus.yml. Prometheus expands no variables in scrape jobs, so their values must be known.
  case prometheus(environment: [EnvironmentVariable: String])
}

extension ScrapeContext {
  /// A value that is fixed when the chart is built, as the file is to hold it. Not for keys: the collector expands nothing in them, and
  /// leaves `$$` in them as it is (opentelemetry-collector, confmap/resolver.go, escapeDollarSigns).
  func escaped(_ text: String) -> String {
    switch self {
    case .collector: text.doublingDollars
    case .prometheus: text
    }
  }
}

extension ScrapeText {
  /// The text as the context writes it. A variable whose value is not given stays as it is: `PrometheusFile` refuses it before.
  func expression(in context: ScrapeContext) -> Expression {
    .text(
      joining: parts.flatMap { part -> [Expression] in
        switch (part, context) {
        case (.expression(let expression), _): expression.mappingLiterals(context.escaped).textParts
        case (.environment(let variable), .prometheus(let values)): [.string(values[variable] ?? "${\(variable.name)}")]
        case (.environment(let variable), .collector): [.string("${env:\(variable.name)}")]
        }
      })
  }
}

extension Expression {
  /// The parts of a text, so that neighbouring literals become one.
  fileprivate var textParts: [Expression] { if case .concatenation(let parts) = self { parts } else { [self] } }
}

extension MapBuilder {
  mutating func put(_ key: String, fixed text: String?, in context: ScrapeContext) { put(key, fixed: text.map(context.escaped)) }

  mutating func put(_ key: String, _ text: ScrapeText?, in context: ScrapeContext) {
    guard let text else { return }
    put(key, tree: .folding(text.expression(in: context)))
  }
}
