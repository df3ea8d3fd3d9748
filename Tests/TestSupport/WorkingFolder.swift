import Glibc
public import Testing

/// A temporary working directory in which tests run the real executable; removed with everything in it when the test is over.
public final class WorkingFolder {
  /// What a program did.
  public struct Outcome {
    /// The exit code; 128 and the signal's number if a signal ended it.
    public var status: Int32
    public var output: String
    public var error: String
  }

  public let path: String

  public init() throws {
    var template = Array("/tmp/wingen-cli-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } }
    path = try #require(made)
    try #require(mkdir(path + "/work", 0o755) == 0)
  }

  deinit {
    _ = try? shell("chmod -R u+rwX \"$1\"; rm -rf \"$1\"", [path], capturing: false)
  }

  /// Runs wingen in the folder with standard input empty.
  ///
  /// - Parameters:
  ///   - input: what it reads from standard input.
  ///   - memory: in MiB of address space; more makes it crash.
  public func wingen(_ arguments: String..., input: String? = nil, memory: Int? = nil) throws -> Outcome {
    try wingen(arguments, input: input, memory: memory)
  }

  public func wingen(_ arguments: [String], input: String? = nil, memory: Int? = nil) throws -> Outcome {
    let limit = memory.map { "ulimit -v \($0 << 10); " } ?? ""
    return try shell("\(limit)exec \"$W\" \"$@\"", arguments, input: input)
  }

  /// Runs a shell script in the folder; `$W` is wingen, `$1`… are the arguments. A program that runs wild is ended after a minute of
  /// processor time.
  @discardableResult
  public func shell(_ script: String, _ arguments: [String] = [], input: String? = nil, capturing: Bool = true) throws -> Outcome {
    let (source, output, error) =
      capturing ? (path + "/stdin", path + "/stdout", path + "/stderr") : ("/dev/null", "/dev/null", "/dev/null")
    if capturing { try writeFile(source, Array((input ?? "").utf8)) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let folder = capturing ? path + "/work" : "/"
    let executable = try Self.executable()
    let text = "cd \(folder) || exit 99; ulimit -t 60; ulimit -c 0; W=\(executable); \(script)"
    var words = (["/bin/sh", "-c", text, "sh"] + arguments).map { strdup($0) } + [nil]
    var variables = (["SWIFT_BACKTRACE=enable=no"] + Self.specVariables(besides: executable)).map { strdup($0) } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, "/bin/sh", &actions, nil, &words, &variables) == 0)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    guard capturing else { return Outcome(status: code, output: "", error: "") }
    return Outcome(status: code, output: try readFile(output), error: try readFile(error))
  }

  /// What specs in Swift files need: the compiler, the library that was built with the tests, and a cache that all tests share.
  private static func specVariables(besides executable: String) -> [String] {
    let folder = executable.dropLast("/wingen".count)
    let compilers = (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").filter { access($0 + "/swiftc", X_OK) == 0 }
    let path = (["/usr/bin", "/bin"] + compilers.prefix(1)).joined(separator: ":")
    return ["PATH=\(path)", "WINGEN_SPEC_LIBRARY=\(folder)", "WINGEN_CACHE=\(folder)/spec-cache"]
  }

  /// The executable beside the test bundle.
  private static func executable() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let bundle = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/wingen"
    try #require(access(path, X_OK) == 0, "\(path): not built")
    return path
  }

  // MARK: - Files, by their paths in the working directory

  public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Makes the folders above it.
  public func write(_ bytes: [UInt8], to name: String) throws {
    for end in name.indices where name[end] == "/" { mkdir("\(path)/work/\(name[..<end])", 0o755) }
    try writeFile("\(path)/work/\(name)", bytes)
  }

  public func read(_ name: String) throws -> String { try readFile("\(path)/work/\(name)") }

  /// Every path below the working directory, with what changes when a file is touched.
  public func listing() throws -> [String] {
    try shell("find . -mindepth 1 -printf '%P %y %m %i %T@ %C@\\n'").output.split(separator: "\n").map(String.init).sorted()
  }

  private func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0, "\(path): \(errno)")
    defer { close(descriptor) }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      try #require(count > 0, "\(path): \(errno)")
      start += count
    }
  }

  private func readFile(_ path: String) throws -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    try #require(descriptor >= 0, "\(path): \(errno)")
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}

/// Expects wrong usage or unreadable input: exit code 2, nothing on standard output, and these fragments on standard error.
public func expectRefusal(
  _ outcome: WorkingFolder.Outcome, _ fragments: [String], without hidden: [String] = [], _ comment: Comment? = nil,
  at location: SourceLocation = #_sourceLocation
) {
  #expect(outcome.status == 2, comment, sourceLocation: location)
  #expect(outcome.output == "", comment, sourceLocation: location)
  for fragment in fragments {
    #expect(outcome.error.contains(fragment), comment ?? "\(fragment)", sourceLocation: location)
  }
  for fragment in hidden {
    #expect(!outcome.error.contains(fragment), comment ?? "\(fragment)", sourceLocation: location)
  }
}
