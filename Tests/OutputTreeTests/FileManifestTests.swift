import Diagnostics
import OutputTree
import Testing

struct FileManifestTests {
  private static let expected = """
    {
      "format": 1,
      "files": [
        {"path": "a-b", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"path": "a/\\"é\\"", "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
      ]
    }

    """

  private func written() throws -> TestFolder {
    let folder = try TestFolder()
    try TreeWriter().write(tree(["a/\"é\"": "", "a-b": "abc"]), to: folder.output)
    return folder
  }

  @Test func exactBytes() throws {
    let folder = try written()
    #expect(try folder.read("chart/.wingen-manifest.json") == Self.expected)
    try TreeWriter().write(tree([:]), to: folder.output)
    #expect(try folder.read("chart/.wingen-manifest.json") == "{\n  \"format\": 1,\n  \"files\": [\n  ]\n}\n")
    #expect(try TreeWriter().check(tree([:]), against: folder.output).isEmpty)
  }

  /// Whatever byte is missing or doubled outside of the paths' letters, nothing is written on the word of such a manifest.
  @Test func toleratesNothing() throws {
    let folder = try written()
    let bytes = Array(Self.expected.utf8)
    var tried = 0
    let letters = try ["a-b", "a/\\\"é\\\""].map { try #require(Self.expected.utf8.firstRange(of: $0.utf8)) }.flatMap { range in
      let start = Self.expected.utf8.distance(from: Self.expected.startIndex, to: range.lowerBound)
      return start..<start + Self.expected.utf8[range].count
    }
    for index in bytes.indices where !letters.contains(index) {
      for replacement in [[], [bytes[index], bytes[index]]] {
        var mutated = bytes
        mutated.replaceSubrange(index...index, with: replacement)
        try folder.write(String(decoding: mutated, as: UTF8.self), to: "chart/.wingen-manifest.json")
        let before = try tried % 50 == 0 ? folder.listing() : []
        let found = code { try TreeWriter().write(tree(["a-b": "new"]), to: folder.output) }
        // A digit doubled in the format's number makes it a later format.
        #expect(found == "OUT007" || found == "OUT008", "byte \(index) replaced by \(replacement)")
        #expect(code { _ = try TreeWriter().check(tree(["a-b": "new"]), against: folder.output) } == found)
        // The lock that was made and removed shows in the times of the parent, which is listed first.
        if tried % 50 == 0 { #expect(try folder.listing().dropFirst() == before.dropFirst()) }
        tried += 1
      }
    }
    #expect(tried > 400)
  }

  @Test(arguments: [
    ("a-b", "a\\\\b", 4), ("a-b", "../x", 4), ("a-b", "/etc/passwd", 4), ("a-b", "b", 5), ("a-b", "a", 5), ("a-b", "", 4),
    ("\n", "\r\n", 1), ("{", "\u{feff}{", 1), ("    {\"path\": \"a/", "<<<<<<< HEAD\n    {\"path\": \"a/", 5), ("\n}\n", "\n}\n\n", 6),
  ])
  func saysWhere(old: String, new: String, line: Int) throws {
    let folder = try written()
    let first = try #require(Self.expected.utf8.firstRange(of: old.utf8))
    let text = Self.expected[..<first.lowerBound] + new + Self.expected[first.upperBound...]
    try folder.write(String(text), to: "chart/.wingen-manifest.json")
    let error = #expect(throws: OutputError.self) { try TreeWriter().write(tree([:]), to: folder.output) }
    let location = try #require(error?.diagnostic.location)
    #expect(location.file == "\(folder.output)/.wingen-manifest.json")
    // A manifest in which "a" and "a/…" stand beside each other is noticed at its end.
    #expect(location.line == line || new == "a" && location.line > line)
  }

  @Test func aLaterFormatIsNamed() throws {
    let folder = try written()
    try folder.write("{\n  \"format\": 12,\n  \"clusters\": []\n}\n", to: "chart/.wingen-manifest.json")
    let error = #expect(throws: OutputError.self) { try TreeWriter().write(tree([:]), to: folder.output, force: true) }
    #expect(error?.diagnostic.message == "the manifest has format 12, but this wingen knows format 1 only")
  }

  /// The way out after a merge conflict: everything is kept or overwritten, nothing deleted.
  @Test func forceWritesDespiteABrokenManifest() throws {
    let folder = try written()
    try folder.write("<<<<<<< HEAD\n", to: "chart/.wingen-manifest.json")
    let changes = try TreeWriter().write(tree(["a-b": "new"]), to: folder.output, force: true)
    #expect(changes.changed == ["a-b"])
    #expect(changes.updatedManifest)
    #expect(try folder.paths() == [".wingen-manifest.json", "a-b", "a/\"é\""])
  }

  @Test func aManifestThatIsNoFileIsAnError() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("chart")
    try folder.makeDirectory("chart/.wingen-manifest.json")
    #expect(code { try TreeWriter().write(tree(["a": ""]), to: folder.output) } == "OUT007")
  }
}
