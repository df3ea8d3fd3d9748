extension Expression {
  /// The expressions that this one is made of.
  public var parts: [Expression] {
    switch self {
    case .string, .integer, .boolean, .value, .reference, .fact, .helper, .isNonEmpty, .isSet, .joined, .json, .orAbsent: []
    case .concatenation(let parts), .all(let parts), .any(let parts): parts
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    case .not(let operand), .startsWithDigit(let operand), .apply(_, let operand), .share(let operand, _): [operand]
    case .equal(let left, let right), .less(let left, let right), .contains(let left, let right): [left, right]
    }
  }

  /// Whether it depends on the element that a loop stands at.
  public var readsElements: Bool {
    switch self {
    case .reference(let reference), .orAbsent(let reference), .json(let reference), .joined(let reference, _),
      .isNonEmpty(let reference, _), .isSet(let reference):
      if case .element = reference.root { true } else { false }
    default: parts.contains(where: \.readsElements)
    }
  }

  /// The text with what is written out in it changed; what users and the release give stays.
  public func mappingLiterals(_ change: (String) -> String) -> Expression {
    switch self {
    case .string(let text): .string(change(text))
    case .concatenation(let parts): .concatenation(parts.map { $0.mappingLiterals(change) })
    case .choice(let condition, let then, let otherwise):
      .choice(if: condition, then: then.mappingLiterals(change), else: otherwise.mappingLiterals(change))
    default: self
    }
  }

  /// Whether the text is ASCII whatever the values: then bytes, letters and characters are one.
  ///
  /// - Parameters:
  ///   - helpers: the chart's named templates.
  ///   - info: what the chart says of itself, which are texts of its author.
  func isASCII(_ helpers: [String: Helper], _ info: ChartInfo) -> Bool {
    switch self {
    case .string(let text): text.isASCII
    case .integer, .share, .boolean: true
    case .fact(let fact): fact.isASCII(info)
    case .reference(let reference): reference.type.isASCII
    case .joined(let reference, let separator): reference.type.isASCII && separator.isASCII
    case .concatenation(let parts): parts.allSatisfy { $0.isASCII(helpers, info) }
    case .choice(_, let then, let otherwise): then.isASCII(helpers, info) && otherwise.isASCII(helpers, info)
    case .apply(.sha256, _): true
    case .apply(let function, let operand): function.inserted.isASCII && operand.isASCII(helpers, info)
    case .helper(let name): if case .string(let body)? = helpers[name]?.body { body.isASCII(helpers, info) } else { false }
    default: false
    }
  }
}

extension Expression.TextFunction {
  /// What the function may put into a text that was not there before.
  fileprivate var inserted: String {
    switch self {
    case .replace(_, let new): new
    case .distinctLines(let separator): separator
    case .truncate, .trimSuffix, .lowercase, .sha256: ""
    }
  }
}

extension Fact {
  /// Whether the fact's text is ASCII. Helm takes no other release names, and Kubernetes no other namespaces.
  fileprivate func isASCII(_ info: ChartInfo) -> Bool {
    switch self {
    case .chartName: info.name.isASCII
    case .chartVersion: info.version.isASCII
    case .chartAppVersion: info.appVersion.isASCII
    case .releaseName, .releaseNamespace, .releaseService, .kubernetesAtLeast, .servesAPI: true
    }
  }
}

extension String {
  fileprivate var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension ValueType {
  fileprivate var isASCII: Bool {
    switch self {
    case .string(let type): type.pattern.isASCII
    case .choice(let words): words.allSatisfy(\.isASCII)
    case .integer, .boolean: true
    case .list(let element, _, _): element.isASCII
    case .optional(let type): type.isASCII
    case .quantity, .intOrString, .map, .record, .any: false
    }
  }
}

extension TextPattern {
  /// Whether every text that matches is ASCII.
  var isASCII: Bool { !mayContain { $0.value >= 0x80 } }

  /// Whether a text that matches can hold a scalar for which the condition holds. Sets are asked at the ends of their ranges and at
  /// ASCII.
  public func mayContain(_ condition: (Unicode.Scalar) -> Bool) -> Bool {
    switch self {
    case .text(let text): text.unicodeScalars.contains(where: condition)
    case .sequence(let parts), .either(let parts): parts.contains { $0.mayContain(condition) }
    case .repeated(let part, _, let most): most != 0 && part.mayContain(condition)
    case .one(let set):
      set.ranges.contains { range in
        if let last = Unicode.Scalar(range.upperBound), condition(last) { return true }
        guard range.lowerBound < 0x80 else { return false }
        return (range.lowerBound...min(range.upperBound, 0x7F)).contains { Unicode.Scalar($0).map(condition) ?? false }
      }
    }
  }
}
