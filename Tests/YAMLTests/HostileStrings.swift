/// Strings on which writers and readers of YAML have been known to disagree.
enum HostileStrings {
  static let all: [String] = words + numbers + indicators + spaces + controls + unicode + texts + combined

  static let words: [String] = baseWords.flatMap { (word: String) -> [String] in variants(word) } + otherWords

  private static let baseWords: [String] = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf", "~", "=", "<<", "",
  ]

  private static func variants(_ word: String) -> [String] {
    let capitalised: String = word.prefix(1).uppercased() + word.dropFirst()
    return [word, word.uppercased(), capitalised, "\(word) ", " \(word)", "\(word):", "\(word)#"]
  }

  private static let otherWords: [String] = [
    ".inf", ".Inf", ".INF", "-.inf", "+.inf", ".nan", ".NaN", ".NAN", "-.Inf", "tRUE", "yEs", "Null ", "~a", "a~", "void", "!!null",
  ]

  static let numbers: [String] = [
    "0", "1", "-1", "+1", "-0", "00", "007", "0644", "012", "0o14", "0O14", "0x1f", "0X1F", "0xdeadbeef", "0b101", "-0b1", "089", "08",
    "1_000", "1__0", "_1", "1_", "0x_1", "1.0", "1.", ".5", "-.5", "+.5", "1e3", "1E3", "1e+3", "1.5e-3", "1e", "e1", "1e400", ".", "..",
    "...",
    "-", "--", "---", "--- a", "... a", "----", "+", "++", "12:30", "12:30:45", "1:2", "190:20:30.15", "2001-01-01", "2001-1-1", "20010101",
    "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2002-12-14T00:00:00Z", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "18446744073709551616", "1.2.3", "1.25", "10.0.0.1", "10.0.0.0/8", "::1", "fe80::1", "1Gi", "100m", "0x", "0b",
    "0o",
    "1,000", "1 000", "1e3x", "123abc", "0.1", "3.0", "v1.2", "1-2", "12e03", "-2E+05", "0.", "+0x1F", "0xFFFFFFFFFFFFFFFF", "1e-400",
    "infinity",
  ]

  static let indicators: [String] = marks.flatMap { (mark: Character) -> [String] in around(mark) } + syntax

  private static let marks: [Character] = Array("-?:,[]{}#&*!|>'\"%@`$\\/=~<^;()")

  private static func around(_ mark: Character) -> [String] {
    [
      "\(mark)", "\(mark)a", "\(mark) a", "a\(mark)", "a \(mark)", "a \(mark) b", "a\(mark)b", "a\(mark) b", "\(mark)\(mark)", "\(mark)\n",
      "a\n\(mark)",
    ]
  }

  private static let syntax: [String] = [
    "key: value", "a: b: c", "- item", "? key", "# comment", "a #b", "a#b", "{a: b}", "[a]", "{{ .Values.x }}", "{{- if }}", "*/5 * * * *",
    "%YAML 1.2",
  ]

  static let spaces: [String] = [
    " ", "  ", "\t", "\n", "\n\n", " a", "a ", "  a  ", "\ta", "a\t", "a\tb", "a \tb", "\t\n", "\n\t", " \n", "\n ", "\n\n\n", "a\n",
    "a\n\n", "a\n\n\n", "\na",
    "\n\na", "\n a", "\n  a\n b\n", " a\nb", "  a\n b", "a\n b", "a\n  b\nc", "a\n\nb", "a\n \nb", "a\n   \nb\n", "a\n\t\nb", "\ta\nb",
    "\n\ta\nb\n", "  \na",
    "  \n  a", "   \na\n", "a\n ", "a\n  \n", "a\n\t", "a\n\t\n", "a \nb ", "a\t\nb\t\n", "a: b\nc: d\n", "- a\n- b", "#a\n#b\n",
    "---\na\n", "a\n---\nb",
    "a\n...\nb\n", "...\n", "---\n", "|\n", "|-\na", "a\r\nb\r\n", "a\rb", "\r", "\r\n", "a\n\r", "\r\na", "a\\\nb", "a\\", "\\n", "\\",
    "\"", "\"a\"", "'a'",
    "a'b", "a\"b", "it's", "''", "\"\"", "a\n\nb\n\n", "\u{A0}a", "a\u{A0}", "\u{A0}",
  ]

  static let controls: [String] = controlValues.flatMap { (value: UInt32) -> [String] in
    let mark = character(value)
    return [mark, "a\(mark)b", "a\(mark)", "x\ny\(mark)z\n"]
  }

  private static let controlValues: [UInt32] = Array(0...0x1F) + Array(0x7F...0xA0)

  private static func character(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "" }

  static let unicode: [String] =
    unicodeValues.flatMap { (value: UInt32) -> [String] in
      let mark = character(value)
      return [mark, "a\(mark)", "\(mark)a", "a \(mark) b", "x\n\(mark)\n", "\(mark)\ny"]
    } + otherUnicode

  private static let otherUnicode: [String] = ["é", "e\u{301}", "ß", "日本語", "👨‍👩‍👧", "🇩🇪", "ñandú: no", "naïve #tag"]

  private static let unicodeValues: [UInt32] = [
    0xA1, 0xAD, 0xFF, 0x300, 0x378, 0x1680, 0x180E, 0x2000, 0x200B, 0x200D, 0x200E, 0x2027, 0x2028, 0x2029, 0x202A, 0x202E, 0x202F, 0x205F,
    0x2060,
    0x2066, 0x3000, 0x4E2D, 0xD7FF, 0xE000, 0xF8FF, 0xFDD0, 0xFEFF, 0xFFF9, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x1FFFE, 0x1FFFF,
    0x20000, 0xE0001,
    0xF0000, 0x10FFFD, 0x10FFFF,
  ]

  static let texts: [String] = [
    "#!/bin/sh\nset -eu\n\tindented with a tab\n\techo \"$x\"\n", "$ErrorActionPreference = 'Stop'\r\nGet-Service\r\n",
    "line one\n  line two\n    line three",
    "server {\n\tlisten 80;\n}\n", "a" + String(repeating: "b", count: 200) + " " + String(repeating: "c d", count: 100),
    String(repeating: "long ", count: 400), String(repeating: "x", count: 5000), "\n" + String(repeating: "y\n", count: 100),
    "emoji 😀\n\ttab 😀\n",
    "{\"json\": [1, 2.0, \"three\"]}", "https://example.com:8080/a?b=c#d", "C:\\Program Files\\x\\", "\\\\.\\pipe\\docker_engine",
    "--flag=value", "-c", "$(X)",
    "a, b", "a,b", "100%", "@every 5m", "0 0 * * *", "0 0 1 1", "=1", "!ref", "&anchor", "*alias", ">-", "<<: *a", "a:b", "a :b", ":a",
    "a:", "::", "a: ", "?a", "-a",
  ]

  static let combined: [String] = firsts.flatMap { (first: String) -> [String] in
    seconds.flatMap { (second: String) -> [String] in [first + second + "\n", first + second + " ", first + second + "x"] }
  }

  private static let firsts: [String] = ["\t", " ", "\n", "\"", "\\", "#", ":", "😀", "\u{85}", "-", "x"]
  private static let seconds: [String] = ["\n", " ", "\t", ":", "#", "x", "\u{2028}"]
}
