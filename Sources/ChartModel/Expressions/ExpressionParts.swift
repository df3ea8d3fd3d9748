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
  func isASCII(_ helpers: [String: Helper]) -> Bool {
    switch self {
    case .string(let text): text.utf8.allSatisfy { $0 < 0x80 }
    case .integer, .share, .boolean, .fact: true
    case .reference(let reference), .joined(let reference, _): reference.type.isASCII
    case .concatenation(let parts): parts.allSatisfy { $0.isASCII(helpers) }
    case .choice(_, let then, let otherwise): then.isASCII(helpers) && otherwise.isASCII(helpers)
    case .apply(.sha256, _): true
    case .apply(_, let operand): operand.isASCII(helpers)
    case .helper(let name): if case .string(let body)? = helpers[name]?.body { body.isASCII(helpers) } else { false }
    default: false
    }
  }
}

extension ValueType {
  fileprivate var isASCII: Bool {
    switch self {
    case .string(let type): type.pattern.isASCII
    case .choice(let words): words.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
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
