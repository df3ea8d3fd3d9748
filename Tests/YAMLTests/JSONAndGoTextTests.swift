import Testing
import YAML

struct JSONWriterTests {
  @Test func prettyAndCompact() {
    let value: YAMLValue = ["a": [1, 2.0, .null, true], "b": [:], "c": [], "d": ["e": "x/\"\u{7F}\u{9F}\u{2028}\n<é"]]
    #expect(JSONWriter.text(for: value, pretty: false) == #"{"a":[1,2.0,null,true],"b":{},"c":[],"d":{"e":"x/\"\u007f\u009f\u2028\n<é"}}"#)
    #expect(
      JSONWriter.text(for: value, pretty: true) == #"""
        {
          "a": [
            1,
            2.0,
            null,
            true
          ],
          "b": {},
          "c": [],
          "d": {
            "e": "x/\"\u007f\u009f\u2028\n<é"
          }
        }

        """#)
    #expect(JSONWriter.text(for: [.float(.nan), .float(1e300)], pretty: false) == "[null,1.0e+300]")
  }
}

/// Expected texts: Go 1.22 and later, strconv and encoding/json.
struct GoTextTests {
  @Test(arguments: [
    ("", "\"\""), ("a b", "\"a b\""), ("\"\\", #""\"\\""#), ("\u{7}\u{8}\u{C}\n\r\t\u{B}", #""\a\b\f\n\r\t\v""#),
    ("\u{0}\u{1B}\u{7F}", #""\x00\x1b\x7f""#),
    ("\u{80}\u{85}\u{9F}\u{A0}\u{AD}", #""\u0080\u0085\u009f\u00a0\u00ad""#), ("é日😀☺", "\"é日😀☺\""),
    ("\u{2028}\u{200B}\u{FEFF}\u{3000}", #""\u2028\u200b\ufeff\u3000""#),
    ("\u{E000}\u{FFFF}\u{FFFD}", "\"\\ue000\\uffff\u{FFFD}\""), ("\u{E0001}\u{10FFFF}\u{F0000}", #""\U000e0001\U0010ffff\U000f0000""#),
    ("a\u{301}", "\"a\u{301}\""),
    ("'<>&", "\"'<>&\""), ("\u{378}", #""\u0378""#), ("\u{1C89}", #""\u1c89""#), ("\r\n", #""\r\n""#),
  ])
  func quote(text: String, expected: String) { #expect(GoText.quoted(text) == expected) }

  /// An accent is a suffix of its letter, and half of a line end is one of the whole.
  @Test(arguments: [
    ("e\u{301}", "\u{301}", "e"), ("a\r\n", "\n", "a\r"), ("ab", "b", "a"), ("ab", "", "ab"), ("b", "ab", "b"),
    ("\u{E9}", "e\u{301}", "\u{E9}"),
  ])
  func trimSuffix(text: String, suffix: String, expected: String) {
    #expect(Array(GoText.trimmingSuffix(text, suffix).utf8) == Array(expected.utf8))
  }

  @Test func json() {
    let value: YAMLValue = [
      "b": [1, 1.0, 1e6, 1e-7, 1e21, 1e20, 0.000001, -0.0, 1.5e-9, 1e-10], "a": "<&>\u{2028}\u{7F}\u{8}\u{C}\u{1}\"\\\n\t\r/é", "B": .null,
      "é": false,
    ]
    #expect(
      GoText.json(value)
        == "{\"B\":null,\"a\":\"\\u003c\\u0026\\u003e\\u2028\u{7F}\\b\\f\\u0001\\\"\\\\\\n\\t\\r/é\",\"b\":[1,1,1000000,1e-7,1e+21,100000000000000000000,0.000001,-0,1.5e-9,1e-10],\"é\":false}"
    )
    #expect(GoText.json(["a": .float(.infinity)]) == "")
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (100000.0, "100000"), (1000000.0, "1e+06"), (123456789.0, "1.23456789e+08"), (0.0001, "0.0001"),
    (0.00001, "1e-05"),
    (1e21, "1e+21"), (1e-7, "1e-07"), (1e100, "1e+100"), (0.1, "0.1"), (999999.5, "999999.5"), (1234567.0, "1.234567e+06"),
  ])
  func formatFloat(value: Double, expected: String) { #expect(GoText.formatFloat(value) == expected) }

  @Test func singlePrecision() {
    #expect(GoText.formatFloat(0.1, bits: .single) == "0.1")
    #expect(GoText.formatFloat(16777217, bits: .single) == "1.6777216e+07")
    #expect(GoText.formatFloat(1e300, bits: .single) == ".inf")
  }
}
