import Testing

@testable import SpecCompilation

@Suite struct ChartSpecFinderTests {
  private func names(_ text: String) -> [String] {
    ChartSpecFinder.names(in: SpecSource.File(path: "Stack.swift", contents: Array(text.utf8)))
  }

  @Test(arguments: [
    ("struct A: ChartSpec {}", ["A"]),
    ("public enum A: Sendable, ChartSpec {}", ["A"]),
    ("struct A {}\nextension A: ChartSpec {}", ["A"]),
    ("struct A: Wingen.ChartSpec {\n}", ["A"]),
    ("@MainActor\nfinal class A\n  :\n  ChartSpec\n{}", ["A"]),
    ("struct A<T>: ChartSpec where T: B {}", ["A"]),
    ("struct A: ChartSpec {}\nstruct B: ChartSpec {}", ["A", "B"]),
    ("struct A: ChartSpec {}\nextension A: ChartSpec {}", ["A"]),
    ("struct `A`: ChartSpec {}", ["A"]),
    ("struct Größe: ChartSpec {}", ["Größe"]),
  ])
  func finds(_ text: String, _ expected: [String]) { #expect(names(text) == expected, "\(text)") }

  @Test(arguments: [
    "", "struct A {}", "// struct A: ChartSpec {}", "/* /* */ struct A: ChartSpec {} */", "let a = \"struct A: ChartSpec {}\"",
    "let a = \"\"\"\n  struct A: ChartSpec {}\n  \"\"\"", "let a = #\"\"struct A: ChartSpec {}\"#", "let a = \"\\\"struct A: ChartSpec {\"",
    "struct Outer { struct A: ChartSpec {} }", "func f(_ a: ChartSpec) {}", "let a: any ChartSpec", "struct A<T: B> where T: ChartSpec {}",
    "protocol P: ChartSpec {}", "struct A: ChartSpecification {}", "struct A {} ; var b: ChartSpec",
  ])
  func findsNothing(_ text: String) { #expect(names(text) == [], "\(text)") }

  /// Whatever the bytes, the search comes to an end.
  @Test func anyBytes() {
    let pieces = [
      "\"", "\"\"\"", "#", "\\", "/*", "*/", "//", "\n", "struct", " ", "A", ":", "ChartSpec", "{", "}", "\u{E9}", "<", "where",
    ]
    var state: UInt64 = 0x57_19_6E
    for _ in 0..<5000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      #expect(names(text).count <= 4)
    }
  }
}
