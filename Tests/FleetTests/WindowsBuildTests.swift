import Fleet
import Testing

@Test func buildIsWrittenAsNodesCarryIt() {
  #expect(WindowsBuild(number: 20348).label == "10.0.20348")
  #expect(WindowsBuild(number: 17763) < WindowsBuild(number: 20348))
}
