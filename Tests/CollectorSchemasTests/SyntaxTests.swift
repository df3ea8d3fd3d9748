import Testing

@testable import CollectorSchemas

@Suite struct SyntaxTests {
  @Test func goDurations() {
    for (text, seconds) in [
      ("0", 0), ("30s", 30), ("1m30s", 90), ("1.5h", 5400), ("-2s", -2), ("+1s", 1), (".5s", 0.5), ("1.s", 1), ("300ms", 0.3),
      ("1h0m0s", 3600),
      ("10us", 1e-5), ("10µs", 1e-5), ("1ns", 1e-9),
    ] as [(String, Double)] {
      let read = DurationSyntax.go(text)
      #expect(read.map { abs($0 - seconds) < 1e-12 } == true, "\(text)")
    }
    for text in ["", "1", "s", "1d", "1 s", "1s ", ".s", "1..s", "-", "1m30", "1S", "99999999h", "1,5s"] {
      #expect(DurationSyntax.go(text) == nil, "\(text)")
    }
  }

  @Test func prometheusDurations() {
    for (text, seconds) in [
      ("0", 0), ("30s", 30), ("1m30s", 90), ("1d", 86400), ("1w2d3h", 788_400), ("15s500ms", 15.5), ("1y", 31_536_000),
    ] as [(String, Double)] {
      #expect(DurationSyntax.prometheus(text) == seconds, "\(text)")
    }
    for text in ["", "1", "1.5s", "30s1m", "1s1s", "s", "1m ", "-1s", "999999999999y"] {
      #expect(DurationSyntax.prometheus(text) == nil, "\(text)")
    }
  }

  @Test func byteSizes() {
    for (text, bytes) in [("1", 1), ("16KiB", 16384), ("1.5 mb", 1_500_000), ("1.kib", 1024), ("2GB", 2e9), ("1MiB", 1_048_576)]
      as [(String, Double)]
    {
      #expect(ByteSizeSyntax.bytes(text) == bytes, "\(text)")
    }
    for text in ["", "k", "1k", "KiB", "1 ", "-1", "1..0kb", "1e3", "1KiB "] { #expect(ByteSizeSyntax.bytes(text) == nil, "\(text)") }
  }
}
