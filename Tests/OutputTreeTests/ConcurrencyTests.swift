import Glibc
import OutputTree
import Testing

struct ConcurrencyTests {
  /// Four writers of three trees at once: no errors, nothing left over, one of the trees whole, and the files of others still there.
  @Test(arguments: [true, false]) func writersOfOneFolderWaitForEachOther(exchanges: Bool) async throws {
    let folder = try TestFolder()
    let output = folder.output
    let trees = try (0..<3).map { number in
      try tree(Dictionary(uniqueKeysWithValues: (0..<12).map { ("d\($0 % 4)/\($0 % 3 == number ? "x" : "f")\($0)", "\(number) \($0)\n") }))
    }
    try TreeWriter().write(trees[0], to: output)
    try folder.write("mine", to: "chart/own")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for round in 0..<60 {
            let changes = try TreeWriter(exchangesFolders: exchanges).write(trees[(writer + round) % 3], to: output)
            #expect(changes.leftBehind == nil)
          }
        }
      }
      try await group.waitForAll()
    }
    let current = try trees.filter { try TreeWriter().check($0, against: output).isEmpty }
    #expect(current.count == 1)
    #expect(try folder.paths().count == 14)
    #expect(try folder.read("chart/own") == "mine")
    #expect(try folder.isClean())
  }

  /// A check that runs while another process writes the same tree's folder never sees half of one.
  @Test func checksSeeWholeFolders() async throws {
    let folder = try TestFolder()
    let output = folder.output
    let base = try tree(["a": "same", "b/c": "same"])
    let more = try tree(["a": "same", "b/c": "same", "b/d": "more"])
    try TreeWriter().write(base, to: output)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for round in 0..<150 { try TreeWriter().write(round % 2 == 0 ? more : base, to: output) } }
      group.addTask {
        for _ in 0..<300 {
          let paths = try TreeWriter().check(base, against: output).map(\.path)
          #expect(paths.isEmpty || paths == ["b/d"])
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func manySiblingsAtOnce() async throws {
    let folder = try TestFolder()
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask { try TreeWriter().write(tree(["a/b": "\(number)"]), to: "\(path)/new/parent/\(number)") }
      }
      try await group.waitForAll()
    }
    #expect(try folder.listing(path, "%P\\n").count == 2 + 40 * 4)
  }
}
