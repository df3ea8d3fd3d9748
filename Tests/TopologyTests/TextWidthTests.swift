import Testing

@testable import Topology

@Suite struct TextWidthTests {
  /// The advances of three letters, looked up in the font once more.
  @Test func widths() {
    #expect(TextWidths.width("", size: 11) == 0)
    #expect(TextWidths.width("WiX", size: 1000) == 989 + 278 + 685)
    #expect(TextWidths.width("WiX", size: 1000, isBold: true) == 1103 + 343 + 771)
    #expect(TextWidths.width("漢", size: 10) >= 10)
  }

  @Test(arguments: [("windows-exporter", 60), ("x", 3), ("漢字漢字漢字", 40), ("a b c d e f g h", 50), ("", 10)])
  func shortened(text: String, room: Int) {
    let short = TextWidths.shortened(text, to: room, size: 11)
    #expect(TextWidths.width(short, size: 11) <= room)
    #expect(short == text || short.isEmpty || short.hasSuffix("…"))
  }

  @Test func wrapped() {
    let lines = TextWidths.wrapped("metrics: prometheus → prometheus_remote_write", to: 180, lines: 2, size: 11)
    #expect(lines == ["metrics: prometheus →", "prometheus_remote_write"])
    #expect(TextWidths.wrapped("one line", to: 180, lines: 2, size: 11) == ["one line"])
    let long = TextWidths.wrapped(String(repeating: "word ", count: 60), to: 120, lines: 3, size: 11)
    #expect(long.count == 3 && long[2].hasSuffix("…"))
    for line in long { #expect(TextWidths.width(line, size: 11) <= 120) }
  }
}
