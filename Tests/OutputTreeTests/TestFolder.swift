import Diagnostics
import Glibc
import OutputTree
import Testing

/// A temporary folder that is removed with everything in it when its test is over.
final class TestFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/wingen-output-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } }
    path = try #require(made)
    chmod(path, 0o755)
  }

  deinit {
    _ = try? run(["/bin/chmod", "-R", "u+rwX", path])
    _ = try? run(["/bin/rm", "-rf", path])
  }

  /// The output folder of a test.
  var output: String { path + "/chart" }

  /// Everything in a folder, one line each, in order: path, kind, and what is asked for.
  func listing(_ folder: String? = nil, _ format: String = "%P %y %m %i %T@ %C@ %l\\n") throws -> [String] {
    try run(["/usr/bin/find", folder ?? path, "-printf", format]).output.split(separator: "\n").map(String.init).sorted()
  }

  /// Paths of all but directories in the output folder.
  func paths() throws -> [String] {
    try run(["/usr/bin/find", output, "!", "-type", "d", "-printf", "%P\\n"]).output.split(separator: "\n").map(String.init).sorted()
  }

  func isClean() throws -> Bool { try listing(path, "%P\\n").allSatisfy { !$0.contains(".wingen-") || $0.contains("manifest") } }

  func write(_ text: String, to name: String, mode: mode_t = 0o644) throws {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, mode)
    try #require(descriptor >= 0, "\(name): \(errno)")
    let bytes = Array(text.utf8)
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  func read(_ name: String) throws -> String {
    let descriptor = open("\(path)/\(name)", O_RDONLY)
    try #require(descriptor >= 0, "\(name): \(errno)")
    defer { close(descriptor) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count <= 0 { return String(decoding: text, as: UTF8.self) }
      text += buffer[..<count]
    }
  }

  func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat("\(path)/\(name)", &status) == 0, "\(name): \(errno)")
    return status
  }

  func makeDirectory(_ name: String, mode: mode_t = 0o755) throws { try #require(mkdir("\(path)/\(name)", mode) == 0) }
}

/// Runs a program to its end.
@discardableResult
func run(_ arguments: [String], environment: [String] = ["PATH=/usr/bin:/bin"]) throws -> (status: Int32, output: String) {
  var ends: [Int32] = [0, 0]
  try #require(pipe(&ends) == 0)
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
  var words = arguments.map { strdup($0) } + [nil]
  var variables = environment.map { strdup($0) } + [nil]
  defer { (words + variables).forEach { free($0) } }
  var process: pid_t = 0
  let code = posix_spawn(&process, arguments[0], &actions, nil, &words, &variables)
  close(ends[1])
  defer { close(ends[0]) }
  try #require(code == 0, "\(arguments[0]): \(code)")
  var output: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(ends[0], &buffer, buffer.count)
    if count <= 0 { break }
    output += buffer[..<count]
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0, errno == EINTR {}
  return (status, String(decoding: output, as: UTF8.self))
}

/// A tree of small text files; a name that ends with `*` is executable.
func tree(_ files: [String: String]) throws -> FileTree {
  try FileTree(
    files.map { name, text in
      try OutputFile(path: name.filter { $0 != "*" }, text: text, isExecutable: name.hasSuffix("*"))
    })
}

func code(of body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch let error as OutputError {
    return error.diagnostic.code.text
  } catch {
    return "\(error)"
  }
}
