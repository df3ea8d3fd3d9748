import Prometheus
import Testing

@Suite struct ScrapeJobTests {
  @Test func replacesUnlessToldOtherwise() { #expect(RelabelRule.copy("a", to: "b").action == .replace) }
}
