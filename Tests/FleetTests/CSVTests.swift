import TestSupport
import Testing
import YAML

@testable import Fleet

@Suite struct CSVTests {
  @Test(
    arguments: [
      ("", [[]]), ("a", [["a"]]), ("a,b\n", [["a", "b"]]), ("a,\n,b\n", [["a", ""], ["", "b"]]), ("\n\r\na\n\n", [["a"]]),
      ("\"a,\"\"b\"\"\nc\",d\r\n", [["a,\"b\"\nc", "d"]]), ("\"\"\n", [[""]]), (" a , b \n", [[" a ", " b "]]), ("ä,\"ö\"", [["ä", "ö"]]),
      (",", [["", ""]]), ("a\n\"b\"", [["a"], ["b"]]),
    ] as [(String, [[String]])]) func cells(_ text: String, _ expected: [[String]])
  {
    let csv = CSV(Array(text.utf8))
    #expect(csv.problem == nil)
    #expect(csv.records.map { $0.map(\.text) } == expected.filter { !$0.isEmpty })
  }

  @Test func bytesThatAreNoUTF8() {
    let csv = CSV(Array("a,b\nc,".utf8) + [0xFF, 0x2C])
    #expect(csv.problem?.0 == .notUTF8)
    #expect(csv.problem?.1.line == 2 && csv.problem?.1.column == 3)
  }

  /// Whatever a table holds is read back, however it is written, and every cell knows its place.
  @Test(arguments: 0..<60) func writtenTablesAreReadBack(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let columns = Int.random(in: 1...6, using: &random)
    let lineEnd = random.chance(50) ? "\n" : "\r\n"
    let pieces = ["a", "B", "7", " ", ",", "\"", "\n", "\r\n", "\r", "é", "漢", "😀", "${x}", ";", "#", "e\u{301}"]
    var text = random.chance(30) ? "\u{FEFF}" : ""
    var expected: [[String]] = []
    var places: [[(line: Int, column: Int)]] = []
    var line = 1
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      var row: [String] = []
      var starts: [(line: Int, column: Int)] = []
      var column = 1
      for index in 0..<columns {
        let cell = (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || columns == 1 && cell.isEmpty
        let isQuoted = needsQuotes || random.chance(30)
        let written = isQuoted ? "\"" + cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"" : cell
        starts.append((line, column))
        for scalar in written.unicodeScalars { if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 } }
        column += 1
        text.unicodeScalars += (index > 0 ? "," : "").unicodeScalars
        text.unicodeScalars += written.unicodeScalars
        row.append(cell)
      }
      text.unicodeScalars += lineEnd.unicodeScalars
      line += 1
      expected.append(row)
      places.append(starts)
    }
    let csv = CSV(Array(text.utf8))
    #expect(csv.problem == nil, "seed \(seed)")
    #expect(csv.records.map { $0.map { Array($0.text.utf8) } } == expected.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    let found = csv.records.map { $0.map { "\($0.position.line):\($0.position.column)" } }
    #expect(found == places.map { $0.map { "\($0.line):\($0.column)" } }, "seed \(seed)")
  }

  /// Any bytes at all are read or refused.
  @Test(arguments: 0..<40) func anyBytes(_ seed: UInt64) {
    var random = SplitMix64(seed: 1000 + seed)
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0xFF, 0x00]
    let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
    let csv = CSV(bytes)
    #expect(csv.problem != nil || csv.records.allSatisfy { !$0.isEmpty }, "seed \(seed)")
    let cells = csv.records.joined().map(\.position)
    #expect(cells == cells.sorted(), "seed \(seed)")
  }
}
