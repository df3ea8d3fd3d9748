import Glibc
import OutputTree
import Testing

struct OutputPlaceTests {
  private static let files = ["a": "1", "b/c": "2", "run*": "3"]

  @Test func followsALinkToAFolderAndKeepsIt() throws {
    let folder = try TestFolder()
    try folder.makeDirectory("target")
    #expect(symlink("target", folder.output) == 0)
    try TreeWriter().write(tree(Self.files), to: folder.output)
    try TreeWriter().write(tree(["a": "2"]), to: folder.output + "/")
    #expect(try folder.status("chart").st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.read("target/a") == "2")
    #expect(try folder.isClean())
  }

  @Test func refusesWhatIsNoFolder() throws {
    let folder = try TestFolder()
    try folder.write("x", to: "file")
    #expect(symlink("nowhere", folder.path + "/dangling") == 0)
    #expect(symlink("loop", folder.path + "/loop") == 0)
    let before = try folder.listing()
    for (name, expected) in [
      ("file", "OUT009"), ("file/", "OUT009"), ("file/chart", "OUT012"), ("file/x/chart", "OUT012"), ("dangling", "OUT010"),
      ("dangling/chart", "OUT010"), ("loop", "OUT012"), ("missing/..", "OUT012"), (String(repeating: "x", count: 256), "OUT012"),
    ] {
      #expect(code { try TreeWriter().write(tree(Self.files), to: "\(folder.path)/\(name)") } == expected, "\(name)")
    }
    #expect(code { try TreeWriter().write(tree(Self.files), to: "") } == "OUT012")
    #expect(try folder.listing() == before)
  }

  @Test(arguments: ["/", "//", "/proc", "/proc/", "/proc/.."]) func refusesWhatCannotBeReplaced(path: String) {
    #expect(code { try TreeWriter().write(tree(Self.files), to: path, force: true) } == "OUT011")
  }

  @Test func makesParents() throws {
    let folder = try TestFolder()
    let output = folder.path + "/one//two/./three/chart"
    #expect(try TreeWriter().write(tree(Self.files), to: output).createdFolder)
    #expect(try folder.listing(folder.path + "/one", "%P %m\\n").filter { !$0.contains("chart") } == [" 755", "two 755", "two/three 755"])
  }

  @Test func namesOfAnyLength() throws {
    let folder = try TestFolder()
    for name in [String(repeating: "n", count: 255), String(repeating: "é", count: 127), "-n", " ", "a\nb"] {
      try TreeWriter().write(tree(Self.files), to: folder.path + "/" + name)
      #expect(try TreeWriter().write(tree(["a": "2"]), to: folder.path + "/" + name).changed == ["a"])
      #expect(try folder.isClean())
    }
  }

  @Test func relativePathsAndTheCurrentDirectory() async throws {
    let folder = try TestFolder()
    let path = folder.path
    try folder.makeDirectory("here")
    await #expect(processExitsWith: .success) { [path = path as String] in
      try #require(chdir(path + "/here") == 0)
      try TreeWriter().write(tree(Self.files), to: "chart")
      try TreeWriter().write(tree(Self.files), to: "new/chart")
      try TreeWriter().write(tree(Self.files), to: "../beside")
      try #require(chdir("chart/b") == 0)
      for output in [".", "..", "../../chart", path + "/here"] {
        #expect(code { try TreeWriter().write(tree(["a": "new"]), to: output, force: true) } == "OUT011", "\(output)")
      }
      // Where nothing is to be done, nothing is in the way.
      #expect(try TreeWriter().write(tree(Self.files), to: "..").isEmpty)
    }
    #expect(try folder.read("here/chart/b/c") == "2")
    #expect(try folder.read("here/new/chart/b/c") == "2")
    #expect(try folder.read("beside/b/c") == "2")
    #expect(try folder.isClean())
  }

  /// Modes, manifests and everything else are the same whatever the umask, locale and time zone are.
  @Test func theSameUnderAnyUmask() async throws {
    let folder = try TestFolder()
    let path = folder.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      for mask: mode_t in [0, 0o022, 0o077, 0o177] {
        umask(mask)
        setenv("TZ", mask == 0 ? "Asia/Tokyo" : "UTC", 1)
        setenv("LC_ALL", mask == 0 ? "de_DE.UTF-8" : "C", 1)
        try TreeWriter().write(tree(Self.files), to: "\(path)/\(mask)/parent/chart")
        try TreeWriter().write(tree(["a": "new", "x/y": "z", "run*": "3"]), to: "\(path)/\(mask)/parent/chart")
      }
    }
    let listings = try [0, 0o022, 0o077, 0o177].map { try folder.listing("\(path)/\($0)", "%P %y %m %s\\n") }
    #expect(listings[0].count == 8)
    #expect(Set(listings).count == 1, "\(listings)")
    #expect(listings[0].contains { $0.hasPrefix("parent/chart/run f 755 ") })
  }

  /// As a user who may not: runs as nobody where the tests run as root.
  @Test func withoutPermission() async throws {
    let folder = try TestFolder()
    let path = folder.path
    try TreeWriter().write(tree(Self.files), to: folder.output)
    try TreeWriter().write(tree(Self.files), to: path + "/secret/chart")
    chmod(path + "/secret", 0o700)
    chmod(path, 0o555)
    let before = try folder.listing()
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { try #require(setgid(65534) == 0 && setuid(65534) == 0) }
      let error = #expect(throws: OutputError.self) { try TreeWriter().write(tree(["a": "new"]), to: path + "/chart") }
      #expect(error == .system(.create, path: path + "/.chart.wingen-lock", code: EACCES))
      #expect(throws: OutputError.system(.createFolder, path: path + "/x", code: EACCES)) {
        try TreeWriter().write(tree(["a": "new"]), to: path + "/x/y")
      }
      // An unchanged folder needs no right to write.
      #expect(try TreeWriter().write(tree(Self.files), to: path + "/chart").isEmpty)
      #expect(try TreeWriter().check(tree(["a": "new"]), against: path + "/chart").map(\.path) == ["a", "b/c", "run"])
    }
    #expect(try folder.listing() == before)
    chmod(path, 0o755)
  }

  /// A file that cannot be written to its end: the limit on a file's size stands for a full disk.
  @Test func aWriteThatFails() async throws {
    let folder = try TestFolder()
    let path = folder.path
    try TreeWriter().write(tree(Self.files), to: folder.output)
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 10000, rlim_max: 10000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let large = try tree(["a": "new", "large": String(repeating: "x", count: 20000)])
      for output in ["chart", "new/chart"] {
        let error = #expect(throws: OutputError.self) { try TreeWriter().write(large, to: "\(path)/\(output)") }
        guard case .system(.write, let file, EFBIG)? = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(file.hasSuffix("/large"))
      }
    }
    #expect(try TreeWriter().check(tree(Self.files), against: folder.output).isEmpty)
    #expect(
      try folder.listing(path, "%P\\n") == ["chart", "chart/.wingen-manifest.json", "chart/a", "chart/b", "chart/b/c", "chart/run"])
  }

  /// Read-only folders of others do not keep their neighbours from being written, not even for users other than root.
  @Test func readOnlyFoldersOfOthers() async throws {
    let folder = try TestFolder()
    let path = folder.path
    chmod(path, 0o777)
    await #expect(processExitsWith: .success) { [path = path as String] in
      if geteuid() == 0 { try #require(setgid(65534) == 0 && setuid(65534) == 0) }
      try TreeWriter().write(tree(Self.files), to: path + "/chart")
      try #require(mkdir(path + "/chart/own", 0o755) == 0 && mkdir(path + "/chart/own/deeper", 0o755) == 0)
      try #require(symlink("x", path + "/chart/own/deeper/link") == 0)
      try #require(chmod(path + "/chart/own/deeper", 0o555) == 0 && chmod(path + "/chart/own", 0o500) == 0)
      let changes = try TreeWriter().write(tree(["a": "new"]), to: path + "/chart")
      #expect(changes.leftBehind == nil)
    }
    #expect(try folder.status("chart/own").st_mode & 0o777 == 0o500)
    #expect(try folder.status("chart/own/deeper").st_mode & 0o777 == 0o555)
    #expect(try folder.status("chart/own/deeper/link").st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.isClean())
  }
}
