import Testing
import YAML

/// Expected values: go.yaml.in/yaml/v2 2.4.3 read into interface{}, as sigs.k8s.io/yaml does, and measured with Helm.
struct ScalarResolutionTests {
  @Test(arguments: ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y"])
  func trueWords(word: String) throws { #expect(try readPlain(word) == true) }

  @Test(arguments: ["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N"])
  func falseWords(word: String) throws { #expect(try readPlain(word) == false) }

  @Test(arguments: ["null", "Null", "NULL", "~"])
  func nullWords(word: String) throws { #expect(try readPlain("a: \(word)") == ["a": .null]) }

  @Test(arguments: [
    "tRUE", "TrUE", "yEs", "YeS", "oN", "nO", "OfF", "oFF", "nULL", "NuLL", "~~", "truee", "t", "f", "o", "nul", "yess", "ye", "o n", "Nn",
    "yY",
    "12:30", "12:30:45", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "1e", "e1", "0x", "0b2", "0o8", "0xg", ".", "..", "-", "+", "1e400",
    "-1e400", ".5e999",
    ".infx", "inf", "nan", "+.nan", "-.nan", ".iNF", "1.2.3", "1,000", "_1", "--1", "+-1", "1e+", "0x1p3", "0x1_g", "<<", "=", "0b", "-0x",
    "1-1", "1a",
    "-0xFFFFFFFFFFFFFFFF", "0x10000000000000000", "- 1",
  ])
  func strings(text: String) throws {
    let source = text.hasPrefix("- ") ? "'\(text)'" : text == "-" ? "'-'" : text
    #expect(try readPlain(source) == .string(text))
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("-0", 0), ("0644", 420), ("012", 10), ("-012", -10), ("0o14", 12), ("0O14", 12),
    ("089", 89), ("-08", -8),
    ("1_000", 1000), ("1__0_", 10), ("+_1", 1), ("0x1F", 31), ("0X1f", 31), ("-0x1F", -31), ("+0x1F", 31), ("0b101", 5), ("-0b101", -5),
    ("0x_1", 1), ("00", 0),
    ("0_7", 7), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0x7fffffffffffffff", Int.max),
    ("-0x8000000000000000", Int.min),
  ])
  func integers(text: String, value: Int) throws { #expect(identical(try readPlain(text), .int(value))) }

  @Test(arguments: [
    ("1.0", 1), ("1.", 1), (".5", 0.5), ("-.5", -0.5), ("+.5", 0.5), ("1e3", 1000), ("1E3", 1000), ("1.e3", 1000), (".5e1", 5),
    ("1e+3", 1000), ("1.5e-3", 0.0015),
    ("-0.0", -0.0), ("1_0.5_0", 10.5), ("9223372036854775808", 9223372036854775808), ("-9223372036854775809", -9223372036854775808),
    ("18446744073709551616", 18446744073709551616), ("0xFFFFFFFFFFFFFFFF", 18446744073709551616), ("012.5", 12.5), ("1e-400", 0),
    ("123456789012345678901234567890", 1.2345678901234568e29),
  ])
  func floats(text: String, value: Double) throws { #expect(identical(try readPlain(text), .float(value))) }

  @Test(arguments: [".inf", ".Inf", ".INF", "+.inf", "-.inf", ".nan", ".NaN", ".NAN", "-.INF"])
  func nonFiniteNumbersAreRefused(text: String) throws {
    #expect(readError("a: \(text)")?.problem == .nonFiniteNumber(text))
    var options = YAMLReader.Options()
    options.acceptsNonFinite = true
    let value = try readPlain(text, options)
    let expected = text.lowercased().hasSuffix("nan") ? Double.nan : text.hasPrefix("-") ? -.infinity : .infinity
    #expect(identical(value, .float(expected)))
  }

  @Test(arguments: ["'true'", "\"true\"", "!!str true", "|-\n  true", ">-\n  true", "! 'true'"].dropLast())
  func quotedTextIsAString(source: String) throws { #expect(try readPlain(source) == "true") }

  @Test func tagsAreHeeded() throws {
    #expect(try readPlain("!!int '12'") == 12)
    #expect(identical(try readPlain("!!float 12"), .float(12)))
    #expect(try readPlain("!!bool 'yes'") == true)
    #expect(try readPlain("!!null ''") == .null)
    #expect(try readPlain("!!str") == "")
    #expect(try readPlain("!!timestamp 2001-01-01") == "2001-01-01")
    #expect(try readPlain("!custom 12") == "12")
    #expect(try readPlain("!custom {a: 1}") == ["a": 1])
    #expect(try readPlain("!!set {a: }") == ["a": .null])
    #expect(readError("!!int abc")?.problem == .tagMismatch(text: "abc", tag: "!!int"))
    #expect(readError("!!bool 1")?.problem == .tagMismatch(text: "1", tag: "!!bool"))
    #expect(readError("!!binary aGk=")?.problem == .binaryTag)
  }

  @Test func coreBooleans() throws {
    var options = YAMLReader.Options()
    options.booleans = .core
    #expect(try readPlain("[yes, on, y, no, off, n, true, False]", options) == ["yes", "on", "y", "no", "off", "n", true, false])
  }
}
