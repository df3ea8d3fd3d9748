internal import YAML

/// The grammar of `--set`. It knows nothing of the values that the expression will be written into.
struct SetParser {
  private let text: String
  private let option: SetExpression.Option
  private var scanner: SetScanner

  init(_ text: String, option: SetExpression.Option) {
    self.text = text
    self.option = option
    scanner = SetScanner(text)
  }

  mutating func assignments() throws(SetError) -> [SetAssignment] {
    var result: [SetAssignment] = []
    while !scanner.isAtEnd { result.append(try assignment()) }
    return result
  }

  private mutating func assignment() throws(SetError) -> SetAssignment {
    var path: [SetAssignment.Step] = []
    var dots = 0
    while true {
      let key = scanner.run(until: ["=", "[", ",", "."])
      if let column = key.loneBackslash { throw error(.loneBackslash, column) }
      if key.text.isEmpty { throw error(.emptyKey, key.column) }
      guard let stop = key.stop, stop != "," else { throw error(.keyWithoutValue(key.text), key.column) }
      try append(.key(key.text), at: key.column, to: &path)
      if stop == "=" { return try value(for: path) }
      if stop == "." {
        dots += 1
        if dots > SetExpression.nestingLimit { throw error(.tooManyDots, scanner.column - 1) }
      } else if try indexes(into: &path) == "=" {
        return try value(for: path)
      }
    }
  }

  /// Reads one index or several, from behind the first `[`; returns what follows them: `.` or `=`.
  private mutating func indexes(into path: inout [SetAssignment.Step]) throws(SetError) -> Unicode.Scalar {
    while true {
      let bracket = scanner.column - 1
      let digits = scanner.run(until: ["]"])
      if digits.stop == nil { throw error(.unclosedIndex, bracket) }
      // Go's Atoi, like Swift, takes a sign and leading zeros; a number beyond 64 bits is none.
      guard let index = Int(digits.text) else { throw error(.indexNotANumber(digits.text), digits.column) }
      guard (0...SetExpression.largestIndex).contains(index) else { throw error(.indexOutOfRange(index), digits.column) }
      try append(.index(index), at: bracket, to: &path)
      let rest = scanner.run(until: ["[", ".", "="])
      if !rest.text.isEmpty { throw error(.textAfterIndex(rest.text), rest.column) }
      if let column = rest.loneBackslash { throw error(.loneBackslash, column) }
      guard let stop = rest.stop else { throw error(.indexWithoutValue, bracket) }
      if stop != "[" { return stop }
    }
  }

  private mutating func value(for path: [SetAssignment.Step]) throws(SetError) -> SetAssignment {
    if scanner.isAtEnd { return SetAssignment(path: path, value: .string(""), isCutOff: true) }
    let start = scanner.column
    if scanner.skip("{") { return SetAssignment(path: path, value: .list(try elements(from: start))) }
    let plain = scanner.run(until: [","])
    if let column = plain.loneBackslash { throw error(.loneBackslash, column) }
    return SetAssignment(path: path, value: typed(plain.text))
  }

  private mutating func elements(from brace: Int) throws(SetError) -> [YAMLValue] {
    var list: [YAMLValue] = []
    while true {
      let element = scanner.run(until: [",", "}"])
      guard let stop = element.stop else { throw error(.unclosedList, brace) }
      list.append(typed(element.text))
      if stop == "}" {
        _ = scanner.skip(",")
        return list
      }
    }
  }

  private func typed(_ text: String) -> YAMLValue { option == .set ? SetScalar.value(of: text) : .string(text) }

  private func append(_ kind: SetAssignment.Step.Kind, at column: Int, to path: inout [SetAssignment.Step]) throws(SetError) {
    if path.count == SetExpression.stepLimit { throw error(.tooManySteps, column) }
    path.append(SetAssignment.Step(kind: kind, column: column))
  }

  private func error(_ problem: SetError.Problem, _ column: Int) -> SetError {
    SetError(problem, column: column, expression: text, option: option)
  }
}
