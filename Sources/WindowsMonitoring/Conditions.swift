import ChartModel

extension Expr where Value == Bool {
  /// Whether any of several conditions holds, nil among them being always; nil if it always does.
  static func any(_ conditions: [Expr?]) -> Expr? {
    var found: [Expr] = []
    for condition in conditions {
      guard let condition, condition.expression != .boolean(true) else { return nil }
      if condition.expression != .boolean(false), !found.contains(condition) { found.append(condition) }
    }
    guard let first = found.first else { return Expr(.boolean(false)) }
    return found.dropFirst().reduce(first) { $0 || $1 }
  }

  /// Whether all of several conditions hold; nil among them, and as the result, is always.
  static func all(_ conditions: [Expr?]) -> Expr? {
    let found = conditions.compactMap { $0 }.filter { $0.expression != .boolean(true) }
    guard let first = found.first else { return nil }
    return found.dropFirst().reduce(first) { $0 && $1 }
  }
}
