import OutputTree
import Testing

/// Files that a run only starts.
struct SeedTests {
  private func seeded(_ text: String = "fill in\n", others: [String: String] = ["a": "1\n"]) throws -> FileTree {
    let files = try others.map { try OutputFile(path: $0.key, text: $0.value) }
    return try FileTree(files + [try OutputFile(path: "secrets/token.yaml", text: text, isSeed: true)])
  }

  @Test func isWrittenWhereNothingIs() throws {
    let folder = try TestFolder()
    let changes = try TreeWriter().write(seeded(), to: folder.output)
    #expect(changes.added == ["a", "secrets/token.yaml"])
    #expect(try folder.read("chart/secrets/token.yaml") == "fill in\n")
    #expect(try !folder.read("chart/.wingen-manifest.json").contains("token"))
  }

  @Test(arguments: ["1\n", "2\n"]) func staysTheUsers(other: String) throws {
    let folder = try TestFolder()
    try TreeWriter().write(seeded(), to: folder.output)
    try folder.write("ENC[…]\n", to: "chart/secrets/token.yaml")
    let new = try seeded("another start\n", others: ["a": other])
    #expect(try TreeWriter().check(new, against: folder.output).map(\.path) == (other == "1\n" ? [] : ["a"]))
    let changes = try TreeWriter().write(new, to: folder.output)
    #expect(changes.changed == (other == "1\n" ? [] : ["a"]) && changes.discardedEdits.isEmpty && changes.added.isEmpty)
    #expect(try folder.read("chart/secrets/token.yaml") == "ENC[…]\n")
    // No longer wanted, it is still not ours to remove.
    try TreeWriter().write(tree(["a": "3\n"]), to: folder.output)
    #expect(try folder.read("chart/secrets/token.yaml") == "ENC[…]\n")
  }

  @Test func isMissedByTheCheckUntilItIsThere() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(["a": "1\n"]), to: folder.output)
    #expect(try TreeWriter().check(seeded(), against: folder.output).map(\.path) == ["secrets/token.yaml"])
  }

  @Test func aListedFileThatBecomesASeedIsKept() throws {
    let folder = try TestFolder()
    try TreeWriter().write(tree(["a": "1\n", "secrets/token.yaml": "old\n"]), to: folder.output)
    try TreeWriter().write(seeded(), to: folder.output)
    #expect(try folder.read("chart/secrets/token.yaml") == "old\n")
    #expect(try TreeWriter().check(seeded(), against: folder.output).isEmpty)
  }
}
