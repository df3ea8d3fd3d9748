import Diagnostics

/// Why old values cannot be carried over.
struct MigrationProblem: DiagnosticError {
  enum Problem: Error, Sendable, Hashable {
    case noMap(found: Kind)
    case wrongType([String], expected: Set<Kind>, found: Kind)
    case number([String])
    case region([String])
    case windowsVersion([String])
    case image([String])
    case quantity([String])
    case secretName([String])
    case mode([String])
  }

  let problem: Problem
  let location: SourceLocation

  init(_ problem: Problem, at location: SourceLocation) {
    self.problem = problem
    self.location = location
  }
}

extension Set<Kind> {
  static var map: Set<Kind> { [.map] }
  static var list: Set<Kind> { [.list] }
  static var text: Set<Kind> { [.text] }
  static var boolean: Set<Kind> { [.boolean] }
  static var integer: Set<Kind> { [.integer] }
}
