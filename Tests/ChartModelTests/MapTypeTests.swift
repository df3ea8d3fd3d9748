import ChartModel
import Testing
import YAML

/// Maps with a least number of entries.
struct MapTypeTests {
  private static let labels = ValueType.map(keys: .qualifiedName, values: .string(.labelValue), minEntries: 1)

  @Test func anEmptyMapIsRefusedByBothReaders() {
    #expect(Self.labels.jsonSchema["minProperties"] == 1)
    #expect(Self.labels.violations(of: [:]).map(\.problem) == [.tooFewItems(1, found: 0)])
    #expect(Self.labels.violations(of: ["pool": "a"]) == [])
  }

  @Test func otherMapsMayBeEmpty() {
    let type = ValueType.map(keys: .qualifiedName, values: .string(.labelValue))
    #expect(type.jsonSchema["minProperties"] == nil)
    #expect(type.violations(of: [:]) == [])
  }
}
