import ChartTransfer
import Diagnostics
import Testing

struct TransferFaultWordingTests {
  private func words(_ bytes: [UInt8]) -> String {
    do {
      _ = try SpecOutcome(decoding: bytes)
      return "read"
    } catch { return error.diagnostic.plainText }
  }

  private let problems = SpecOutcome.problems([]).encoded()

  @Test func foreign() {
    #expect(
      words(Array("Hello, world\n".utf8)) == """
        error: the spec's process handed back something that is no chart [SPEC040]
          hint: let nothing but wingen's own entry point write to the channel; print to standard error

        """)
  }

  @Test func anotherVersion() {
    var bytes = problems
    bytes[7] = 9
    #expect(
      words(bytes) == """
        error: the spec's process handed back a chart in version 9 of the format, expected version 1 [SPEC041]
          hint: the DSL beside the binary is of another version: install both from one release, and compile the spec again

        """)
  }

  @Test func cutOff() {
    #expect(
      words(Array(problems.dropLast())) == """
        error: the chart ends after 13 bytes, before its end mark [SPEC042]
          hint: the spec's process ended while it wrote: see what it says on standard error

        """)
    #expect(words([]).hasPrefix("error: the chart ends after 0 bytes"))
    #expect(words([0xF7]).hasPrefix("error: the chart ends after 1 byte,"))
  }

  @Test func damaged() {
    var bytes = problems
    bytes[8] = 200
    #expect(
      words(bytes) == """
        error: the chart is damaged at byte 8 [SPEC043]
          hint: let nothing but wingen's own entry point write to the channel, and compile the spec again

        """)
  }

  @Test func nestedTooDeep() {
    #expect(
      TransferFault.nestedTooDeep(at: 4711).diagnostic.plainText == """
        error: the chart is nested deeper than 256 levels at byte 4711 [SPEC044]
          hint: look for a function of the spec that puts values or expressions into one another in a loop, and make them flatter

        """)
  }
}
