import MetricCatalogue
import PromQL
import Synchronization
import WindowsExporterCatalogue

/// Makes queries that are written with the newest names of metrics find them in older releases of windows_exporter too.
struct PortableQueries {
  private let names: NamesOfMetrics

  /// - Parameter releases: those that may run, or may have run as far back as data is looked at.
  init(_ releases: [WindowsExporterRelease]) { names = NamesOfMetrics(Set(releases.map(\.version))) }

  /// The query with `new or old` in the place of each metric that some of the releases call otherwise.
  func portable(_ query: PromQLExpression) -> PromQLExpression {
    query.mapping { part in
      switch part.kind {
      case .selector(let selector): alternatives(selector) { PromQLExpression(.selector($0)) } ?? part
      // A range cannot stand in an `or`, only what a function makes of it.
      case .call(let call): alternatives(call) ?? part
      default: part
      }
    }
  }

  private func alternatives(_ call: FunctionCall) -> PromQLExpression? {
    for (index, argument) in call.arguments.enumerated() {
      guard case .range(let selector, let duration) = argument.kind else { continue }
      return alternatives(selector) { selector in
        var call = call
        call.arguments[index] = PromQLExpression(.range(selector, duration))
        return PromQLExpression(.call(call))
      }
    }
    return nil
  }

  /// Nil if one name does.
  private func alternatives(_ selector: VectorSelector, _ query: (VectorSelector) -> PromQLExpression) -> PromQLExpression? {
    guard let name = selector.name?.literal else { return nil }
    let names = names.of(name)
    // Nothing is known of what others than the exporter show.
    guard !names.isEmpty, names != [name] else { return nil }
    let queries = names.map { name in
      var selector = selector
      selector.name = QueryText(name)
      return query(selector)
    }
    guard queries.count > 1 else { return queries[0] }
    let chain = queries.dropFirst().reduce(queries[0]) { PromQLExpression(.binary(BinaryOperation($0, .or, $1))) }
    return chain
  }
}

/// What the catalogue says, asked once for each name: dashboards ask for the same few names a thousand times.
private final class NamesOfMetrics: Sendable {
  private let releases: Set<ExporterVersion>
  private let known = Mutex<[String: [String]]>([:])

  init(_ releases: Set<ExporterVersion>) { self.releases = releases }

  func of(_ name: String) -> [String] {
    known.withLock { known in
      if let names = known[name] { return names }
      let names = MetricCatalogue.embedded.names(for: name, in: releases).names
      known[name] = names
      return names
    }
  }
}
