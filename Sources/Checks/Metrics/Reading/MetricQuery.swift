import PromQL
import YAML

/// A query of a rule or a dashboard, as rules see it.
struct MetricQuery: Sendable {
  enum Origin: Sendable, Hashable {
    case recording(String)
    case alert
    /// A dashboard's, drawn over time.
    case graph
    /// Another one of a dashboard: of a table, a single value, a variable, an annotation.
    case dashboard
  }

  let root: QueryRoot
  /// To the query's text.
  let way: [PathElement]
  let text: String
  let origin: Origin
  /// `the alert "NodeDown"`, `the panel "CPU"`; for messages.
  let title: String
  /// Where the query begins in the text at the end of the way, in bytes.
  let start: Int
  /// Whether it is Prometheus that is asked, for all that is known.
  let isCertain: Bool
  /// Whether Grafana is told the least interval of the points, so that what `$__interval` is worth cannot be told here.
  let hasOwnInterval: Bool
  let expression: PromQLExpression?
  let error: PromQLError?
  /// Of the expression.
  let selectors: [SelectorUse]

  /// - Parameter isLenient: whether more is allowed than PromQL, so that what cannot be read is none of our business.
  init(
    _ text: String, _ origin: Origin, title: String, at root: QueryRoot, way: [PathElement], start: Int = 0,
    hasOwnInterval: Bool = false, isLenient: Bool = false, isCertain: Bool = true
  ) {
    self.root = root
    self.way = way
    self.text = text
    self.origin = origin
    self.title = title
    self.start = start
    self.isCertain = isCertain
    self.hasOwnInterval = hasOwnInterval
    let isOfGrafana = origin == .graph || origin == .dashboard
    do throws(PromQLError) {
      let read = try PromQLParser(allowsVariables: isOfGrafana).parse(text)
      expression = read
      selectors = read.selectors
      self.error = nil
    } catch {
      expression = nil
      selectors = []
      self.error = isLenient || LogQuery.isOne(text) || isOfGrafana && error.adjoinsVariable(in: text) ? nil : error
    }
  }

  var isOfGrafana: Bool { origin == .graph || origin == .dashboard }

  func place(_ range: QueryRange) -> Finding.Place { root.place(way, offset: start + range.start) }
}
