import ChartModel
import Diagnostics
import TestSupport
import Testing
import YAML

@testable import ChartTransfer

/// Models of every case there is, whether or not a spec could declare them.
struct RandomModelTests {
  private static let seeds = UInt64(1)...4
  private static let count = 40

  @Test(arguments: seeds) func outcomesRoundTrip(seed: UInt64) throws {
    var sampler = ModelSampler(seed: seed, maxDepth: 4)
    for number in 0..<Self.count {
      let outcome = sampler.outcome()
      let bytes = outcome.encoded()
      let decoded = try SpecOutcome(decoding: bytes)
      #expect(decoded.encoded() == bytes, "seed \(seed), outcome \(number)")
      // Every stored property, in its order, byte by byte: equality of texts and maps overlooks what the chart's files show.
      #expect(Array(text(of: decoded).utf8) == Array(text(of: outcome).utf8), "seed \(seed), outcome \(number)")
    }
  }

  /// What the test above does not draw it does not hold.
  @Test func everyFormIsDrawn() {
    var drawn: [ObjectIdentifier: Set<UInt8>] = [:]
    for seed in Self.seeds {
      var sampler = ModelSampler(seed: seed, maxDepth: 4)
      for _ in 0..<Self.count { _ = sampler.outcome() }
      drawn.merge(sampler.drawn) { $0.union($1) }
    }
    for form in Self.forms { #expect(Self.missing(form, in: drawn) == [], "\(String(reflecting: form)) is never drawn") }
    #expect(drawn.count == Self.forms.count, "an enum is drawn that is not listed here")
  }

  private static var forms: [any TransferForm.Type] {
    [
      SpecOutcome.Form.self, YAMLValue.Form.self, TextPattern.Form.self, ValueType.Form.self, SettingsSchema.Member.Form.self,
      Expression.Form.self, Expression.TextFunction.Form.self, Fact.Form.self, Reference.Root.Form.self, Tree.Form.self, MapEntry.Form.self,
      ListItem.Form.self, TextBlock.Form.self, TextPiece.Form.self, TextSource.Form.self, PasteSource.Form.self, MemberLines.Form.self,
      DocumentBlock.Form.self, Refusal.Fault.Form.self, ChartDocument.Surrounding.Form.self, Helper.Body.Form.self,
      ContentFile.Body.Form.self,
      Severity.Form.self, Cause.Form.self,
    ]
  }

  private static func missing<Form: TransferForm>(_ form: Form.Type, in drawn: [ObjectIdentifier: Set<UInt8>]) -> [UInt8] {
    Form.allCases.map(\.rawValue).filter { drawn[ObjectIdentifier(form)]?.contains($0) != true }
  }

  private func text(of outcome: SpecOutcome) -> String {
    var text = ""
    dump(outcome, to: &text)
    return text
  }
}
