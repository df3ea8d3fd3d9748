import Diagnostics
import ManifestInput
import Testing

struct PathPatternTests {
  private func matches(_ pattern: String, _ path: String) throws -> Bool {
    let isFolder = path.hasSuffix("/")
    return try PathPattern(pattern).matches(path.split(separator: "/").map(String.init), isFolder: isFolder)
  }

  /// As `git check-ignore` answers for the path itself.
  @Test(arguments: [
    ("a.yaml", "a.yaml", true), ("a.yaml", "x/y/a.yaml", true), ("a.yaml", "xa.yaml", false), ("a.yaml", "a.yamlx", false),
    ("a.yaml", "a.yaml/", true), ("/a.yaml", "a.yaml", true), ("/a.yaml", "x/a.yaml", false), ("x/a.yaml", "x/a.yaml", true),
    ("x/a.yaml", "y/x/a.yaml", false), ("x/", "x/", true), ("x/", "x", false), ("x/", "y/x/", true), ("/x/", "y/x/", false),
    ("x//", "x/", true), ("*.yaml", "a.yaml", true), ("*.yaml", "x/.yaml", true), ("*.yaml", "a.yml", false), ("x/*", "x/a", true),
    ("x/*", "x/y/a", false), ("x/*/a", "x/y/a", true), ("x/*/a", "x/a", false), ("a?c", "abc", true), ("a?c", "ac", false),
    ("a?c", "aéc", true), ("a?c", "a😀c", true), ("x?a", "x/a", false), ("**/a", "a", true), ("**/a", "x/y/a", true),
    ("**/x/a", "x/a", true), ("**/x/a", "z/x/a", true), ("x/**", "x/a", true), ("x/**", "x/y/a", true), ("x/**", "x/", false),
    ("x/**/a", "x/a", true), ("x/**/a", "x/y/z/a", true), ("x/**/a", "x/y/z/b", false), ("x/**/y/**/a", "x/1/y/2/y/a", true),
    ("x/**/y/**/a", "x/1/2/a", false), ("**", "a", true), ("**", "x/a", true), ("*", "x/a", true), ("/*", "x/a", false),
    ("a**c", "abc", true), ("a**c", "x/ac", true), ("x/a**", "x/ab", true), ("x/a**", "x/ab/c", false), ("\\*", "*", true),
    ("\\*", "a", false), ("\\!a", "!a", true), ("\\[a\\]", "[a]", true), ("a\\\\b", "a\\b", true), ("A", "a", false), ("a b", "a b", true),
    ("#a", "#a", true), ("*a*b*c*", "xaybzc", true), ("*a*b*c*", "xaycz", false), (".hidden", "x/.hidden", true),
  ])
  func patterns(pattern: String, path: String, expected: Bool) throws {
    #expect(try matches(pattern, path) == expected)
  }

  @Test(
    arguments: [
      ("", .empty), ("/", .empty), ("//", .empty), ("!a", .negated), ("a[bc]", .brackets), ("a\\", .endsWithBackslash),
      ("a\\/b", .endsWithBackslash),
      ("../a", .parentFolder), ("./a", .parentFolder), ("a/../b", .parentFolder),
    ] as [(String, PathPatternFault)])
  func faults(text: String, fault: PathPatternFault) {
    #expect(throws: InputProblem.pattern(text, fault)) { try PathPattern(text) }
    #expect(InputProblem.pattern(text, fault).diagnostic.hint != nil)
  }

  /// Stars that each could stand for anything must not multiply.
  @Test func manyStarsTakeNoLongerThanTheirNumber() throws {
    let stars = String(repeating: "*a", count: 2000)
    #expect(try !matches(stars, String(repeating: "a", count: 1999) + "b"))
    let folders = String(repeating: "**/a/", count: 500) + "c"
    #expect(try !matches(folders, String(repeating: "a/", count: 3000) + "b"))
  }
}
