extension SetError {
  /// The same error without anything in it that may be a value: only the text before the first `=` is kept.
  ///
  /// For expressions that set a credential; a comma in a password makes the rest of it look like a key.
  public var hidingValues: SetError {
    var error = self
    if let sign = expression.firstIndex(of: "=") { error.expression = expression[..<sign] + "=…" }
    switch problem {
    case .keyWithoutValue: error.problem = .keyWithoutValue("…")
    case .indexNotANumber: error.problem = .indexNotANumber("…")
    case .textAfterIndex: error.problem = .textAfterIndex("…")
    case .notAMap, .notAList, .emptyValueLost, .emptyKey, .unclosedIndex, .indexOutOfRange, .indexWithoutValue, .unclosedList, .tooManyDots,
      .tooManySteps, .loneBackslash:
      break
    }
    return error
  }
}
