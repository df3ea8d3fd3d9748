import Diagnostics

/// What came of a part of a proof.
struct Attempts: Sendable {
  struct Failure: Sendable {
    var candidate: Candidate
    /// In how many things the candidate differs from the standard: what differs little is shrunk quickly.
    var weight: Int
    var unit: Int
  }

  /// Several are kept for each rule, because different ones can shrink to different values.
  private static let keptFailures = 6

  private(set) var failures: [DiagnosticCode: [Failure]] = [:]
  private(set) var checked = 0
  private(set) var idle = 0
  private(set) var refused = 0

  /// Notes a single value that changed nothing.
  mutating func noteIdle() { idle += 1 }

  /// Notes a combination that the chart refuses.
  mutating func noteRefusal() { refused += 1 }

  /// - Parameter broken: the rules' codes.
  mutating func note(_ broken: Set<DiagnosticCode>, _ candidate: Candidate, weight: Int, unit: Int) {
    checked += 1
    for code in broken { keep(Failure(candidate: candidate, weight: weight, unit: unit), code) }
  }

  private mutating func keep(_ failure: Failure, _ code: DiagnosticCode) {
    var kept = failures[code, default: []] + [failure]
    // Equal weights and units only come from one unit, whose order is kept.
    kept.sort { ($0.weight, $0.unit) < ($1.weight, $1.unit) }
    failures[code] = Array(kept.prefix(Self.keptFailures))
  }

  mutating func add(_ other: Attempts) {
    checked += other.checked
    idle += other.idle
    refused += other.refused
    for (code, failures) in other.failures { for failure in failures { keep(failure, code) } }
  }
}
