extension PromQLError {
  /// Whether what is to blame is one of a dashboard's variables, or stands beside one: it may bring the operator, the modifier or the
  /// quotes that are missing, so that nobody knows whether Prometheus would refuse the query.
  ///
  /// - Parameter query: the text that was read.
  public func adjoinsVariable(in query: String) -> Bool {
    switch problem {
    case .unexpected, .unexpectedEnd, .unexpectedCharacter, .invalidNumber: break
    default: return false
    }
    let lexer = Lexer(query, allowsVariables: true)
    let bytes = lexer.bytes
    var start = min(range.start, bytes.count)
    while start > 0, bytes[start - 1].isSpace { start -= 1 }
    var end = min(max(range.end, start), bytes.count)
    while end < bytes.count, bytes[end].isSpace { end += 1 }
    var position = 0
    while position <= end, position < bytes.count {
      guard let variable = lexer.variable(at: position) else {
        position += 1
        continue
      }
      if variable.end >= start { return true }
      position = variable.end
    }
    return false
  }
}
