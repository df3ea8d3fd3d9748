import ChartModel
import Diagnostics
import Kubernetes
import Testing
import YAML

@testable import Proof

/// Combinations that the chart refuses.
@Suite struct RefusedCombinationTests {
  /// What the chart refuses breaks no rule, and nothing near it is missed.
  @Test func refusedCombinationsAreLeftOut() async throws {
    let chart = try PlantedSpec.definition { values in
      Refuse(if: values.first && values.third, "not both")
      Refuse(if: values.number > 99, "too many")
      If(values.first && values.third || values.number == 100) { PlantedSpec.fault }
      If(values.fourth) { ConfigMap("a", data: []) }
    }
    guard case .holds(let statistics) = await Proof(chart).run() else {
      Issue.record("broken")
      return
    }
    #expect(statistics.refused > 0 && statistics.checked > 0)
    #expect(statistics.summary.hasSuffix("\(statistics.refused) combinations refused by the chart"))
  }

  /// The smallest values are among those that the chart accepts.
  @Test func counterexamplesAreAccepted() async throws {
    let chart = try PlantedSpec.definition { values in
      If(values.third) { Refuse(if: !values.fourth, "third needs fourth") }
      If(values.third) { PlantedSpec.fault }
    }
    #expect(await chart.counterExample()?.values == ["third": true, "fourth": true])
  }

  /// With few combinations each stands for many triples: those of a refused one are tried without it.
  @Test(arguments: [1, 7, 1234] as [UInt64]) func triplesOfRefusedCombinationsAreCovered(_ seed: UInt64) async throws {
    let chart = try PlantedSpec.definition { values in
      Refuse(if: values.many.s2 && values.many.s5 && !values.many.s6, "refused")
      If(values.many.s1 && !values.many.s4 && values.many.s9) { PlantedSpec.fault }
      If(values.many.s2 || values.many.s3 || values.many.s5 || values.many.s6 || values.many.s7 || values.many.s8) {
        ConfigMap("noise", data: [])
      }
    }
    var options = Proof.Options()
    (options.limit, options.seed) = (60, seed)
    guard case .broken(let examples, let statistics) = await Proof(chart, options: options).run() else {
      Issue.record("seed \(seed): the fault was not found")
      return
    }
    #expect(statistics.refused > 0, "seed \(seed)")
    #expect(examples.first { $0.code == "WIN001" }?.values == ["many": ["s1": true, "s4": false, "s9": true]], "seed \(seed)")
  }
}
