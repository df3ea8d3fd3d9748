import WindowsExporterCatalogue

/// How many series metrics have, as formulas over the shape of a node. Tables/series.txt says how they are written.
struct SeriesFormulas: Sendable {
  /// A sum of products: `core*5`, `container+hostprocess`.
  struct Formula: Sendable, Hashable {
    /// Numbers, and what is counted on a node.
    enum Factor: Sendable, Hashable {
      case number(Int)
      case count(NodeShape.Dimension)
    }

    var products: [[Factor]]

    init(_ products: [[Factor]]) { self.products = products }

    init?(_ text: Substring) {
      products = []
      for product in text.split(separator: "+" as Character, omittingEmptySubsequences: false) {
        var factors: [Factor] = []
        for word in product.split(separator: "*" as Character, omittingEmptySubsequences: false) {
          if let dimension = NodeShape.Dimension(rawValue: String(word)) {
            factors.append(.count(dimension))
          } else if let number = Int(word), number >= 0 {
            factors.append(.number(number))
          } else {
            return nil
          }
        }
        products.append(factors)
      }
    }

    /// Saturates rather than overflows.
    func value(_ shape: NodeShape) -> Int {
      products.reduce(0) { sum, product in
        let count = product.reduce(1) { result, factor in
          let number: Int
          switch factor {
          case .number(let fixed): number = fixed
          case .count(let dimension): number = max(0, shape[dimension])
          }
          let (product, overflow) = result.multipliedReportingOverflow(by: number)
          return overflow ? .max : product
        }
        let (total, overflow) = sum.addingReportingOverflow(count)
        return overflow ? .max : total
      }
    }
  }

  private struct Exception: Sendable {
    var formula: Formula
    var spans: ReleaseSpans
  }

  /// By collector, then by label.
  private var labels: [String: [String: Formula]] = [:]
  private var exceptions: [String: [Exception]] = [:]
  /// What could not be read.
  private(set) var flaws: [String] = []

  /// The names of metrics and collectors that the table mentions.
  var mentioned: (metrics: [String], collectors: [String]) { (exceptions.keys.sorted(), labels.keys.sorted()) }

  init(_ text: String) {
    for line in text.split(separator: "\n" as Character) where !line.hasPrefix("#") {
      let words = line.split(separator: " " as Character)
      if words[0].hasPrefix("[") {
        var map: [String: Formula] = [:]
        for word in words.dropFirst() {
          let parts = word.split(separator: "=" as Character)
          if parts.count == 2, let formula = Formula(parts[1]) { map[String(parts[0])] = formula } else { flaws.append(String(line)) }
        }
        labels[String(words[0].dropFirst().dropLast())] = map
      } else if (2...3).contains(words.count), let formula = Formula(words[1]), let spans = ReleaseSpans(words.count == 3 ? words[2] : "-")
      {
        exceptions[String(words[0]), default: []].append(Exception(formula: formula, spans: spans))
      } else {
        flaws.append(String(line))
      }
    }
  }

  /// The series of a metric that a release shows; nil if nobody knows how many values its labels have.
  func count(_ metric: Metric, in version: ExporterVersion, on shape: NodeShape) -> Int? {
    guard case .windowsExporter(let collector) = metric.source else { return nil }
    let name = metric.name.hasPrefix("wmi_") ? "windows_" + metric.name.dropFirst(4) : metric.name
    if let found = exceptions[name]?.first(where: { $0.spans.contains(version) }) { return found.formula.value(shape) }
    let known = labels[collector ?? ""] ?? [:]
    var count = 1
    for label in metric.labels {
      guard let formula = known[label] else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: formula.value(shape))
      count = overflow ? .max : product
    }
    return count
  }
}
