import Glibc
import Testing

/// Programs that must not compile, and what the compiler says about them: Tests/ForbiddenPrograms.
struct ForbiddenProgramsTests {
  private struct Message: Hashable, CustomStringConvertible {
    var line: Int
    var text: String

    var description: String { "line \(line): \(text)" }
  }

  private static let folder = Command.root + "/Tests/ForbiddenPrograms"

  /// Two lanes of compilers: each needs a processor of its own.
  @Test(arguments: [0, 1]) func theCompilerRefusesEachAndSaysWhatToWrite(lane: Int) throws {
    let programs = try Command.entries(of: Self.folder).filter { $0.hasSuffix(".swift") && $0 != "Allowed.swift" }
    #expect(programs.count >= 30)
    for (index, program) in programs.enumerated() where index % 2 == lane {
      let path = "\(Self.folder)/\(program)"
      let expected = Self.expectedMessages(in: try Command.text(path))
      #expect(!expected.isEmpty, "\(program) does not say which error it expects")
      let (output, status) = try Self.typecheck(path)
      #expect(Self.messages(in: output, about: program) == expected, "\(program)")
      #expect(status != 0, "\(program)")
    }
  }

  /// That the programs are refused for what they say, not for something that all of them lack.
  @Test func whatTheMessagesAdviseCompiles() throws {
    let (output, status) = try Self.typecheck("\(Self.folder)/Allowed.swift")
    #expect(output == "")
    #expect(status == 0)
  }

  /// `// error: …` at the end of a line.
  private static func expectedMessages(in source: String) -> [Message] {
    source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      line.firstRange(of: "// error: ").map { Message(line: index + 1, text: String(line[$0.upperBound...])) }
    }
  }

  /// The errors that the compiler reports, in the order of their lines: `FILE:LINE:COLUMN: error: …`.
  private static func messages(in output: String, about program: String) -> [Message] {
    output.split(separator: "\n").compactMap { line -> Message? in
      guard let place = line.firstRange(of: "/\(program):"), line.hasPrefix("/"), let mark = line.firstRange(of: ": error: ") else {
        return nil
      }
      guard let number = line[place.upperBound...].split(separator: ":").first.flatMap({ Int($0) }) else { return nil }
      let text = line[mark.upperBound...]
      // The compiler names the group of some warnings behind them: ` [#DeprecatedDeclaration]`.
      return Message(line: number, text: String(text.firstRange(of: " [#").map { text[..<$0.lowerBound] } ?? text))
    }.sorted { $0.line < $1.line }
  }

  /// Checks one program against the modules that this test was built with.
  private static func typecheck(_ path: String) throws -> (output: String, status: Int32) {
    let products = try folderOfThisExecutable()
    return try Command.run([
      "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-warnings-as-errors", "-I", "\(products)/Modules",
      "-Xcc", "-fmodule-map-file=\(Command.root)/Sources/CLibYAML/module.modulemap", "-module-cache-path", "\(products)/ModuleCache", path,
    ])
  }

  private static func folderOfThisExecutable() throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { throw Command.Failure(description: "/proc/self/exe cannot be read") }
    let path = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
  }
}
