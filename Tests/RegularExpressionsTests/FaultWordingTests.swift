import RegularExpressions
import Testing

struct FaultWordingTests {
  @Test(
    arguments: [
      ("a(b", "missing closing )", 1, "the group that begins at character 2 is never closed; a parenthesis that is meant is \\("),
      ("a[b", "missing closing ]: `[b`", 1, "the class that begins at character 2 is never closed; a bracket that is meant is \\["),
      ("a)b", "unexpected )", 1, "character 2 closes no group; a parenthesis that is meant is \\)"),
      ("é*+", "invalid nested repetition operator: `*+`", 1, "put a group around what is repeated twice: (?:…)"),
      ("a\\", "trailing backslash at end of expression", 1, "a backslash that is meant is \\\\"),
      ("(a)\\1", "invalid escape sequence: `\\1`", 3, "references to groups do not exist in RE2"),
      ("[a-\\d]", "invalid escape sequence: `\\d`", 3, "a class is no end of a range; a hyphen that is meant stands last in the brackets"),
      ("a\\Z", "invalid escape sequence: `\\Z`", 1, "the end of the text is \\z"),
      (
        "(?!a)", "invalid or unsupported Perl syntax: `(?!`", 0,
        "lookahead and lookbehind do not exist in RE2; match the opposite in another place"
      ),
      ("(?<=a)", "invalid named capture: `(?<=a)`", 0, "lookahead and lookbehind do not exist in RE2; match the opposite in another place"),
      ("(?P<a-b>c)", "invalid named capture: `(?P<a-b>`", 0, "a group's name has letters, digits and underscores only, between < and >"),
      ("[[:alpah:]]", "invalid character class range: `[:alpah:]`", 1, "did you mean [:alpha:]?"),
      ("\\p{Greek_}\\p{Gerek}", "invalid character class range: `\\p{Gerek}`", 10, "did you mean \\p{Greek}?"),
      (
        "[9-0]", "invalid character class range: `9-0`", 1,
        "the first character of a range must not come after the last; a hyphen that is meant stands last in the brackets"
      ),
    ] as [(String, String, Int, String)])
  func words(expression: String, message: String, offset: Int, hint: String) throws {
    let fault = try #require(throws: RegularExpressionFault.self) { try RegularExpression(expression, .re2) }
    #expect(fault.message == message)
    #expect(fault.offset == offset)
    #expect(fault.hint == hint)
  }

  @Test func longPartsAreCut() {
    let fault = RegularExpressionFault(.missingBracket, part: String(repeating: "a", count: 100), offset: 0)
    #expect(fault.message == "missing closing ]: `\(String(repeating: "a", count: 57))…`")
  }

  @Test func everyProblemHasWords() {
    let messages = RegularExpressionFault.Problem.allCases.map { RegularExpressionFault($0, part: "", offset: 0).message }
    #expect(Set(messages).count == messages.count && !messages.contains(""))
  }
}
