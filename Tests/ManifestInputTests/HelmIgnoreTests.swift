import Testing

@testable import ManifestInput

/// Source of the cases: helm/helm 4, pkg/ignore/rules.go and path/filepath of Go.
struct HelmIgnoreTests {
  @Test(arguments: [
    ("*.md", "templates/a.md", true), ("*.md", "templates/a.mdx", false), ("*.md", "a.md", true), ("README", "templates/README", true),
    ("templates/*.md", "templates/a.md", true), ("templates/*.md", "templates/deep/a.md", false), ("/a.md", "templates/a.md", false),
    ("/a.md", "a.md", true), ("[a-c].yaml", "b.yaml", true), ("[^a-c].yaml", "b.yaml", false), ("a?c", "abc", true), ("a?c", "a/c", false),
    ("\\*.md", "a.md", false), ("\\*.md", "*.md", true), ("# *.md", "a.md", false), ("**/a.md", "a.md", false), ("[", "[", false),
    ("  *.md \r", "a.md", true),
    ("", "templates/.a.swp", true), ("", "templates/a", false), ("a*b*c", "aXbXbXc", true), ("a*b*c", "aXbX", false),
  ])
  func files(_ rule: String, _ path: String, _ isIgnored: Bool) {
    #expect(HelmIgnore(Array(rule.utf8)[...]).ignores(path, isFolder: false) == isIgnored)
  }

  @Test func folders() {
    let rules = HelmIgnore(Array("tests/\n".utf8)[...])
    #expect(rules.ignores("templates/tests", isFolder: true))
    #expect(!rules.ignores("templates/tests", isFolder: false))
  }

  /// Helm's `!` ignores whatever does not match.
  @Test func negation() {
    let rules = HelmIgnore(Array("!*.yaml\n".utf8)[...])
    #expect(rules.ignores("templates/a.txt", isFolder: false))
    #expect(!rules.ignores("templates/a.yaml", isFolder: false))
  }
}
