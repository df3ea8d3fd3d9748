package import ChartModel
import YAML

extension String {
  /// The text with `$` doubled, for readers that take it for the beginning of a variable and `$$` for a dollar.
  package var doublingDollars: String { GoText.replacing(self, "$", with: "$$") }
}

extension MapEntry {
  /// The entry with `$` doubled in every text that values or facts contribute to: the collector expands variables in all of its
  /// configuration (opentelemetry-collector, confmap/expand.go), Prometheus in external labels. Texts that are written out are escaped
  /// where they are written.
  package var escapingDollars: MapEntry {
    switch self {
    // Escaped, the text is no longer the setting itself, so the field's absence has to be said beside it.
    case .field(let key, .scalar(.orAbsent(let reference))) where reference.type.mayHoldDollar:
      .when(reference.isThere, [.field(key, .scalar(.apply(.replace("$", with: "$$"), .reference(reference))))], else: [])
    case .field(let key, let tree): .field(key, tree.escapingDollars)
    case .when(let condition, let then, let otherwise):
      .when(condition, then.map(\.escapingDollars), else: otherwise.map(\.escapingDollars))
    case .spread, .include, .comment: self
    }
  }
}

extension Tree {
  fileprivate var escapingDollars: Tree {
    switch self {
    case .scalar(let expression) where expression.kind == .string: .scalar(expression.escapingDollars)
    case .map(let entries): .map(entries.map(\.escapingDollars))
    case .list(let items): .list(items.map(\.escapingDollars))
    case .value, .scalar, .text: self
    }
  }
}

extension ListItem {
  fileprivate var escapingDollars: ListItem {
    switch self {
    case .item(let tree): .item(tree.escapingDollars)
    case .when(let condition, let then, let otherwise):
      .when(condition, then.map(\.escapingDollars), else: otherwise.map(\.escapingDollars))
    case .each(let loop, let body): .each(loop, body.map(\.escapingDollars))
    case .spread, .keys, .comment: self
    }
  }
}

extension Expression {
  /// The text with `$` doubled in the parts that users give.
  fileprivate var escapingDollars: Expression {
    switch self {
    case .concatenation(let parts): .text(joining: parts.map(\.escapingDollars))
    case .choice(let condition, let then, let otherwise):
      .choice(if: condition, then: then.escapingDollars, else: otherwise.escapingDollars)
    default: kind == .string && mayHoldDollar ? .apply(.replace("$", with: "$$"), self) : self
    }
  }

  /// Whether a value that a user gives can bring a `$` into the text.
  fileprivate var mayHoldDollar: Bool {
    switch self {
    case .reference(let reference), .orAbsent(let reference), .joined(let reference, _): reference.type.mayHoldDollar
    case .helper: false
    default: parts.contains(where: \.mayHoldDollar)
    }
  }
}

extension ValueType {
  fileprivate var mayHoldDollar: Bool {
    switch self {
    case .string(let type): type.pattern.mayContain { $0 == "$" }
    case .list(let element, _, _): element.mayHoldDollar
    case .optional(let type): type.mayHoldDollar
    default: false
    }
  }
}
