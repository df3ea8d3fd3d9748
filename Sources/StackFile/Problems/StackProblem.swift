import ChartModel

/// What is wrong with a stack file, but for its settings. The words are in StackProblemWording.swift. No case holds a credential.
enum StackProblem: Sendable, Hashable {
  /// A key of the file's own is unknown, missing, or has not the value that it takes.
  case form(ValueViolation)
  case noOptions(stack: String)
  case contradiction(Contradiction)
  /// Among a chart's defaults, a key that Helm puts there.
  case injectedKey(String)
  /// A credential among a chart's defaults, by the path of its setting.
  case credential([String])
}
