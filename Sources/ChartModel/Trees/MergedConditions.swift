extension Expression {
  /// The opposite, without double negation.
  var negated: Expression { if case .not(let operand) = self { operand } else { .not(self) } }
}

extension [TextBlock] {
  /// The same lines, neighbouring blocks under one condition, or a condition and its opposite, made one block.
  var mergingConditions: [TextBlock] {
    var merged: [TextBlock] = []
    for block in self {
      guard case .when(let condition, let then, let otherwise) = block, case .when(let before, let first, let second)? = merged.last else {
        merged.append(block)
        continue
      }
      if condition == before {
        merged[merged.count - 1] = .when(before, first + then, else: second + otherwise)
      } else if condition == before.negated, otherwise.isEmpty {
        merged[merged.count - 1] = .when(before, first, else: second + then)
      } else {
        merged.append(block)
      }
    }
    return merged.map { block in
      switch block {
      case .when(let condition, let then, let otherwise):
        .when(condition, then.mergingConditions, else: otherwise.mergingConditions)
      case .each(let loop, let body): .each(loop, body.mergingConditions)
      case .line, .paste, .members: block
      }
    }
  }
}
