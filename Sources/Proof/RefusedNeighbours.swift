import ChartModel
import Diagnostics
import YAML

/// What stands in for a combination that the chart refuses: otherwise what it alone covers of the settings that have no part in the
/// contradiction would be lost.
enum RefusedNeighbours {
  /// How many combinations are looked at for one that is refused.
  private static let limit = 32

  /// The nearest combinations that the chart accepts: one setting of each refusal at its default.
  static func accepted(near candidate: Candidate, _ trial: Trial) -> [(candidate: Candidate, broken: Set<DiagnosticCode>)] {
    var accepted: [(Candidate, Set<DiagnosticCode>)] = []
    var open = [candidate]
    var seen: Set<Candidate> = [candidate]
    while let next = open.popLast() {
      if let broken = trial.brokenRules(next) {
        accepted.append((next, broken))
        continue
      }
      for setting in trial.refusals(of: next).first?.settings ?? [] {
        var nearer = next
        nearer.assignments.removeAll { setting.starts(with: $0.path.map { .key($0) }) }
        if seen.count < limit, seen.insert(nearer).inserted { open.append(nearer) }
      }
    }
    return accepted
  }
}
