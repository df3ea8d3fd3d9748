import ChartModel
import ChartTransfer
import TestSupport
import Testing
import YAML

/// Messages that hold anything: each is read or refused, and nothing else happens.
struct HostileMessageTests {
  private static func message(seed: UInt64) -> [UInt8] {
    var sampler = ModelSampler(seed: seed, maxDepth: 1)
    return SpecOutcome.chart(sampler.chart()).encoded()
  }

  @Test(arguments: UInt64(1)...4) func mutations(seed: UInt64) {
    let original = Self.message(seed: seed)
    var random = SplitMix64(seed: seed)
    var refused = 0
    for _ in 0..<5_000 {
      var bytes = original
      for _ in 0...Int.random(in: 0...2, using: &random) { Self.mutate(&bytes, &random) }
      // What can be read can be written and read again.
      guard let outcome = try? SpecOutcome(decoding: bytes) else {
        refused += 1
        continue
      }
      #expect((try? SpecOutcome(decoding: outcome.encoded())) != nil, "seed \(seed): \(bytes)")
    }
    #expect((1_000..<5_000).contains(refused), "seed \(seed): the mutations are none")
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    // Mostly behind magic and version, where the outcome stands.
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 3: if bytes.count > 1 { bytes.remove(at: place) }
    default: bytes[place] = [0, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    }
  }

  @Test func everyPrefixIsCutOff() {
    let message = Self.message(seed: 5)
    for count in message.indices {
      #expect(throws: TransferFault.cutOff(after: count)) { try SpecOutcome(decoding: Array(message.prefix(count))) }
    }
  }

  @Test func nothingStandsBehindTheEnd() {
    let message = Self.message(seed: 5)
    #expect(throws: TransferFault.damaged(at: message.count)) { try SpecOutcome(decoding: message + Array("Hello\n".utf8)) }
  }

  /// A chart that says of a setting that is not there would trap where it is evaluated.
  @Test(arguments: [1, -1, Int.max, .min]) func noSlotLiesBeyondTheSettings(slot: Int) {
    var chart = ExactnessTests.chart
    chart.settings = SettingsSchema(members: [.setting(.init(path: ["a"], summary: "", type: .any, defaultValue: nil))])
    chart.notes = [.line([.raw(.reference(Reference(.values(slot: slot), ["a"], .any)))])]
    #expect(throws: TransferFault.self) { try SpecOutcome(decoding: SpecOutcome.chart(chart).encoded()) }
  }

  @Test func indentationsAreNotNegative() {
    var chart = ExactnessTests.chart
    chart.notes = [.paste(.helper("a"), indent: -1)]
    #expect(throws: TransferFault.self) { try SpecOutcome(decoding: SpecOutcome.chart(chart).encoded()) }
  }

  @Test func depthIsBounded() throws {
    func nested(_ depth: Int) -> [UInt8] {
      var value = YAMLValue.null
      for _ in 0..<depth { value = .list([value]) }
      var chart = ExactnessTests.chart
      chart.settings = SettingsSchema(members: [.setting(.init(path: ["a"], summary: "", type: .any, defaultValue: value))])
      return SpecOutcome.chart(chart).encoded()
    }
    // A member and the innermost value count too.
    #expect(throws: Never.self) { try SpecOutcome(decoding: nested(254)) }
    do {
      _ = try SpecOutcome(decoding: nested(255))
      Issue.record("deeper than is allowed, and read")
    } catch {
      let isTooDeep = if case .nestedTooDeep = error { true } else { false }
      #expect(isTooDeep, "\(error)")
    }
  }
}
