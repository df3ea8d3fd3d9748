import ChartModel
import Diagnostics
import Glibc
import TestSupport
import Testing

@testable import SpecCompilation

/// What a spec's own process may do, and how it ends. One program is compiled; what it does stands in a file of its folder.
@Suite(.serialized) final class SpecRunTests {
  private static let stack = """
    import Glibc
    import Wingen

    struct Behaviours: ChartSpec {
      static let info = ChartInfo(name: word, version: "0.1.0", appVersion: "1", summary: "What it was told to do.")
      struct Settings: ChartValues {}
      static func chart(_ values: Settings) -> Chart {
        behave()
        return Chart { ConfigMap("told", data: [DataEntry("word", value: Expr(literal: word))]) }
      }
    }
    """

  private static let behaviour = #"""
    import Glibc

    var word: String { read("word") ?? "none" }

    func read(_ path: String) -> String? {
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var buffer = [UInt8](repeating: 0, count: 100)
      let count = fread(&buffer, 1, buffer.count, file)
      return String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self)
    }

    func behave() {
      switch word {
      case "loop": while true { usleep(1000) }
      case "busy": var n = 0; while n >= 0 { n = (n + 1) % 7 }
      case "deaf": for number in 0..<4 { close(Int32(number)) }; while true { usleep(1000) }
      case "prints": print("printed by the spec"); fflush(nil)
      case "babbles": for _ in 0..<200_000 { print("0123456789 0123456789 0123456789") }
      case "aborts": abort()
      case "crash": fatalError("told to crash")
      case "recursion": print(deep(1))
      case "memory": var kept: [[UInt8]] = []; while true { kept.append([UInt8](repeating: 1, count: 1 << 24)) }
      case "exits": exit(7)
      case "leaves": exit(0)
      case "garbage": write(3, "no chart", 8); exit(0)
      case "floods": let zeros = [UInt8](repeating: 0, count: 1 << 20); while true { write(3, zeros, zeros.count) }
      case "leaves-a-child":
        if fork() == 0 { setsid(); while true { sleep(1) } }
      case "tries":
        print("secret", read("../secret") ?? "unreadable")
        print("passwd", read("/etc/passwd") == nil ? "unreadable" : "readable")
        print("own", read("own") ?? "unreadable")
        print("write", fopen("written", "w") == nil ? "refused" : "allowed", fopen("/tmp/wingen-written", "w") == nil ? "refused" : "allowed")
        print("remove", unlink("own") != 0 ? "refused" : "allowed")
        print("home", getenv("HOME") == nil ? "unset" : "set", getenv("WINGEN_TEST_TOKEN") == nil ? "unset" : "set")
        print("stdin", getchar() == EOF ? "empty" : "there")
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(PORT).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        print("sockets", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) < 0 ? "refused" : "allowed")
        print("network", connected == 0 ? "reached" : "unreached")
      default: break
      }
    }

    func deep(_ n: Int) -> Int { n == 0 ? 0 : deep(n + 1) + n }
    """#

  private let folder: WorkingFolder
  private var environment: SpecEnvironment

  init() throws {
    folder = try WorkingFolder()
    environment = try SpecEnvironment.ofTests(cache: folder.path + "/cache")
    // What comes to an end may take its time on a busy machine.
    environment.limits.seconds = 60
    environment.limits.memory = 512 << 20
    environment.limits.chartBytes = 4 << 20
  }

  /// One compilation serves all: the cache is a folder of the project's own build.
  private func run(_ word: String, port: UInt16 = 1) throws -> (result: Result<ChartDefinition, SpecFault>, printed: String) {
    try folder.write(Self.stack, to: "spec/Stack.swift")
    try folder.write(Self.behaviour.replacing("PORT", with: String(port)), to: "spec/Parts/Behaviour.swift")
    try folder.write("mine\n", to: "spec/own")
    try folder.write("hidden\n", to: "secret")
    try folder.write(word + "\n", to: "spec/word")
    let work = folder.path + "/work/spec"
    let source = SpecSource(
      files: try ["Stack.swift", "Parts/Behaviour.swift"].map {
        SpecSource.File(path: "\(work)/\($0)", contents: Array(try folder.read("spec/" + $0).utf8))
      }, folder: work)
    var printed = ""
    let listener = SpecCompiler.Listener(printed: { printed += String(decoding: $0.bytes, as: UTF8.self) })
    do { return (.success(try SpecCompiler(environment).chart(of: source, telling: listener)), printed) } catch {
      return (.failure(error), printed)
    }
  }

  private func fault(_ word: String) throws -> (fault: SpecFault?, printed: String) {
    let (result, printed) = try run(word)
    if case .failure(let fault) = result { return (fault, printed) }
    return (nil, printed)
  }

  @Test func everyBehaviour() throws {
    let (chart, silence) = try run("calm")
    #expect(try chart.get().info.name == "calm")
    #expect(silence == "")

    // A file of the spec's folder is part of the spec, whatever time it says that it was written; what has not changed is not run again.
    try folder.shell("touch -d 2020-01-01 spec/word")
    #expect(try run("other").result.get().info.name == "other")
    #expect(try run("other").result.get().info.name == "other")

    let (printing, words) = try run("prints")
    #expect(try printing.get().info.name == "prints")
    #expect(words == "printed by the spec\n")
    #expect(try run("prints").printed == words, "what a spec prints is shown each time")

    let (babbling, flood) = try run("babbles")
    #expect(try babbling.get().info.name == "babbles")
    #expect(flood.utf8.count == environment.limits.printedBytes)

    let main = folder.path + "/work/spec/Stack.swift"
    environment.limits.seconds = 1
    for word in ["loop", "busy", "deaf"] { #expect(try fault(word).fault == .outOfTime(file: main, seconds: 1), "\(word)") }
    environment.limits.seconds = 60
    let (crash, told) = try fault("crash")
    #expect(
      crash == .crashed(file: main, signal: SIGILL, memory: 512 << 20) || crash == .crashed(file: main, signal: SIGTRAP, memory: 512 << 20))
    #expect(told.contains("told to crash"))
    #expect(try fault("aborts").fault == .crashed(file: main, signal: SIGABRT, memory: 512 << 20))
    #expect(try fault("recursion").fault == .crashed(file: main, signal: SIGSEGV, memory: 512 << 20))
    guard case .crashed? = try fault("memory").fault else { return #expect(Bool(false), "memory is not bounded") }
    #expect(try fault("exits").fault == .exited(file: main, code: 7))
    #expect(try fault("leaves").fault == .silent(file: main))
    guard case .unreadable? = try fault("garbage").fault else { return #expect(Bool(false), "garbage was taken for a chart") }
    #expect(try fault("floods").fault == .tooMuchOutput(file: main, bytes: 4 << 20))
    #expect(try run("leaves-a-child").result.get().info.name == "leaves-a-child")
    #expect(try folder.shell("pgrep -f \"$1/cache/specs\"", [folder.path]).status == 1, "what a spec starts ends with it")
  }

  @Test func aSpecReachesNothingButItsFolder() throws {
    let listener = try LoopbackListener()
    setenv("WINGEN_TEST_TOKEN", "hidden", 1)
    let (result, printed) = try run("tries", port: listener.port)
    #expect(try result.get().info.name == "tries")
    #expect(
      printed == """
        secret unreadable
        passwd unreadable
        own mine
        write refused refused
        remove refused
        home unset unset
        stdin empty
        sockets refused
        network unreached

        """)
    #expect(try folder.read("spec/own") == "mine\n")
  }
}
