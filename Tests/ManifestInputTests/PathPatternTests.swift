import Diagnostics
import ManifestInput
import TestSupport
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

  /// Git leaves out what is in a folder that it leaves out; so does a walk, by not entering it.
  @Test func randomPatternsMatchAsGitHasThem() throws {
    let folder = try TestFolder()
    var paths: [(parts: [String], isFolder: Bool)] = []
    for first in ["a", "b", "ab", "a.b"] {
      paths.append(([first], true))
      for second in ["a", "b", "ab", "f"] {
        paths.append(([first, second], second != "f"))
        if second == "f" { continue }
        for third in ["a", "ba", "f"] { paths.append(([first, second, third], false)) }
      }
    }
    paths.append((["f"], false))
    for path in paths where !path.isFolder { try folder.write("", to: path.parts.joined(separator: "/")) }
    let names = paths.map { $0.parts.joined(separator: "/") }
    try folder.write(names.joined(separator: "\n"), to: "names")
    try folder.run("/usr/bin/env", ["git", "init", "-q"])
    var excluded = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let words = ["a", "b", "ab", "*", "?", "a*", "*b", "**", "**", "f", "?.*", "a**b", "\\a"]
      var text = (0..<Int.random(in: 1...4, using: &random)).map { _ in words[Int.random(in: words.indices, using: &random)] }
        .joined(separator: "/")
      if random.chance(30) { text = "/" + text }
      if random.chance(30) { text += "/" }
      let pattern = try PathPattern(text)
      try folder.write(text + "\n", to: ".git/info/exclude")
      // It exits with 1 if no path matches.
      try folder.run("/bin/sh", ["-c", "git check-ignore --no-index --stdin < names > ignored || test $? = 1"])
      let ignored = Set(String(decoding: try folder.read("ignored"), as: UTF8.self).split(separator: "\n").map(String.init))
      excluded += ignored.count
      for (path, name) in zip(paths, names) {
        let matches = (1...path.parts.count).contains {
          pattern.matches(Array(path.parts.prefix($0)), isFolder: $0 < path.parts.count || path.isFolder)
        }
        #expect(matches == ignored.contains(name), "seed \(seed), pattern \(text), path \(name)")
      }
    }
    #expect(excluded > 500, "\(excluded)")
  }

  /// Stars that each could stand for anything must not multiply.
  @Test func manyStarsTakeNoLongerThanTheirNumber() throws {
    let stars = String(repeating: "*a", count: 2000)
    #expect(try !matches(stars, String(repeating: "a", count: 1999) + "b"))
    let folders = String(repeating: "**/a/", count: 500) + "c"
    #expect(try !matches(folders, String(repeating: "a/", count: 3000) + "b"))
  }
}
