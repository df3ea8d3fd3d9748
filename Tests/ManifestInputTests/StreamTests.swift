import Diagnostics
import Foundation
import ManifestInput
import TestSupport
import Testing
import YAML

struct StreamTests {
  @Test(arguments: [
    "", " \n\t\n", "# a comment\n", "---\n", "---\n---\n# c\n--- # d\n...\n", "\u{FEFF}", "\u{FEFF}# c", "\r\n\r\n", "...\n", "---",
    "# one\n\n  # two\n",
  ])
  func emptyInputsAreSaidToBe(text: String) throws {
    for file in ["f.yaml", DocumentText.standardInput] {
      let (documents, problems) = contents(text, file: file)
      #expect(documents.isEmpty)
      #expect(problems.contains { $0.code == "INPUT011" && $0.severity == .warning && $0.location?.file == file })
    }
  }

  @Test(arguments: ["null", "{}", "a: 1", "--- ~", "--- !!map {}", "a: [", "{{ x }}"])
  func otherInputsAreNotEmpty(text: String) { #expect(!contents(text).problems.contains { $0.code == "INPUT011" }) }

  @Test func binaryFilesAreOneFinding() {
    var random = SplitMix64(seed: 7)
    let noise = (0..<4000).map { _ in UInt8.random(in: 1...255, using: &random) }
    let cases: [([UInt8], DiagnosticCode, String)] = [
      (Array("a: 1\n---\nb: \0\n---\n\u{1}".utf8), "INPUT010", "zero bytes"),
      ([0x1F, 0x8B, 8, 0, 1, 2, 3], "INPUT010", "gzip"), (Array("PK\u{3}\u{4}x".utf8), "INPUT010", "zip"),
      (noise + Array("\n---\n".utf8) + noise, "INPUT010", "binary"),
      (Array(repeating: 0, count: 100_000), "INPUT010", "zero bytes"),
      ([0xFF, 0xFE] + Array("a: 1\n---\nb: 2\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "YAML003", "UTF-16"),
    ]
    for (bytes, code, word) in cases {
      let (documents, problems) = contents(PieceStream(bytes: bytes[...], file: "f.yaml"))
      #expect(documents.isEmpty)
      #expect(problems.map(\.code) == [code])
      #expect(problems.first?.message.contains(word) == true, "\(problems)")
      #expect(problems.first?.hint != nil)
    }
  }

  @Test func anotherEncodingIsAFindingAndTheRestIsRead() {
    let bytes = Array("a: 1\n---\nb: caf".utf8) + [0xE9] + Array("\n---\nc: 3\n".utf8)
    let (documents, problems) = contents(PieceStream(bytes: bytes[...], file: "f.yaml"))
    #expect(documents.map(\.value) == [["a": 1], ["c": 3]])
    #expect(problems.map(\.code) == ["YAML002"])
    #expect(problems.first?.location == SourceLocation(file: "f.yaml", line: 3, column: 7))
  }

  @Test func unrenderedTemplatesAreFindingsThatSayWhatToDo() {
    let text = "a: 1\n---\nname: {{ .Values.x }}\n---\nb: 2\n---\n{{- if .Values.y }}\nc: 3\n{{- end }}\n"
    let (documents, problems) = contents(text)
    #expect(documents.map(\.value) == [["a": 1], ["b": 2]])
    #expect(problems.map(\.code) == ["YAML017", "YAML017"])
    #expect(problems.compactMap(\.location?.line) == [3, 7])
    #expect(problems.allSatisfy { $0.hint?.contains("helm template NAME CHART | wingen lint -") == true })
  }

  @Test func whatStandsBeforeAFaultOfAPieceIsKept() {
    let (documents, problems) = contents("a: 1\r---\rb: [\n---\nc: 2\n")
    #expect(documents.map(\.value) == [["a": 1], ["c": 2]])
    #expect(problems.count == 1)
  }

  @Test func aHundredThousandDocuments() throws {
    let count = 100_000
    let folder = try TestFolder()
    let path = try folder.write(
      (1...count).map { "---\nkind: X\nname: c\($0)\n" }.joined(), to: "many.yaml")
    var stream = PieceStream(manifest: path)
    var seen = 0
    InputReader.read(&stream) { event in
      guard case .document(let document) = event else {
        Issue.record("\(event)")
        return
      }
      seen += 1
      if seen.isMultiple(of: 9_999) {
        #expect(document.value["name"] == .string("c\(seen)"))
        #expect(document.locations(of: [["name"]]).first?.line == seen * 3)
      }
    }
    #expect(seen == count)
    var batched = PieceStream(manifest: path)
    var sizes: [Int] = []
    while true {
      let batch = batched.nextBatch(bytes: 64 << 10)
      if batch.isEmpty { break }
      sizes.append(batch.count)
    }
    #expect(sizes.reduce(0, +) == count)
    // Each piece has about 25 bytes, and counts 64 more.
    #expect(sizes.allSatisfy { $0 <= 1 + 65_536 / 84 } && sizes.count > 100)
  }

  /// A stream of any size is held back no longer than a document may be, whatever it consists of.
  @Test(arguments: [
    ["a: \"", "xxxxxxxx"], ["a:\n", "- x\n"], ["a: 1\n---\n", "b\n"], ["", "# c\n"], ["", "\n"], ["", " "], ["a\n...\n", "# c\n"],
    ["a\n...\n", "\n"], ["a\n...\n#", "x"], ["a\n... ", "x"], ["a\n...\n%TAG ", "x"], ["", "---\n"], ["", "...\n"], ["--- ", "x"],
    ["a\n...\n", "...\n"], ["", "%YAML 1.1\n"], ["", "\r"], ["---", "-"],
  ])
  func littleIsHeldBack(parts: [String]) {
    let limit = 20_000
    var splitter = DocumentSplitter(file: "f", largestPiece: limit)
    let unit = Array(parts[1].utf8)
    var chunk: [UInt8] = []
    while chunk.count < 1000 { chunk += unit }
    Array(parts[0].utf8).withUnsafeBytes { splitter.append($0) }
    var largest = 0
    for _ in 0..<200 {
      chunk.withUnsafeBytes { splitter.append($0) }
      while splitter.next() != nil {}
      largest = max(largest, splitter.bufferedBytes)
    }
    Array("\n---\nlast: 1\n".utf8).withUnsafeBytes { splitter.append($0) }
    splitter.finish()
    var last: DocumentText?
    while let piece = splitter.next() { last = piece.text ?? last }
    // What is held back may be two: a document, and comments of which it is not known whether they belong to the next.
    #expect(largest <= 2 * limit + 2 * chunk.count)
    #expect(last.map { InputReader.read($0).documents.map(\.value) } == [["last": 1]])
  }

  @Test func aDocumentLargerThanIsReadIsSkippedInAFile() throws {
    let folder = try TestFolder()
    let large = "---\ntext: \"\(String(repeating: "y", count: 17 << 20))\"\n"
    try folder.write("a: 1\n\(large)---\nb: 2\n", to: "large.yaml")
    let (documents, problems) = contents(PieceStream(manifest: folder.at("large.yaml")))
    #expect(documents.map(\.value) == [["a": 1], ["b": 2]])
    #expect(problems.map(\.code) == ["INPUT012"])
    #expect(problems.first?.location == SourceLocation(file: folder.at("large.yaml"), line: 2, column: 1))
    #expect(problems.first?.message.contains("16 MiB") == true)
  }

  @Test func pipesThatAreNamedAreRead() async throws {
    let folder = try TestFolder()
    let path = folder.at("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      let handle = FileHandle(forWritingAtPath: path)
      for part in ["---\n# Source: c/templates/x.yaml\na", ": 1\n-", "--\nb: 2"] { handle?.write(Data(part.utf8)) }
      try? handle?.close()
    }
    writer.start()
    let (documents, problems) = contents(PieceStream(manifest: path))
    #expect(documents.map(\.value) == [["a": 1], ["b": 2]])
    #expect(problems.isEmpty)
    #expect(documents.first?.locations(of: [["a"]]) == [SourceLocation(file: "c/templates/x.yaml", line: 1, column: 1)])
  }

  @Test func descriptorsAreReadToTheEnd() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    // As a parent may hand it over: nothing has arrived yet, and reading does not wait.
    try #require(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
    let output = ends[1]
    let writer = Thread {
      let handle = FileHandle(fileDescriptor: output, closeOnDealloc: true)
      for part in ["a: 1\n", String(repeating: "---\n# Source: c/templates/x.yaml\nb: 2\n", count: 5000)] { handle.write(Data(part.utf8)) }
    }
    writer.start()
    let (documents, problems) = contents(PieceStream(descriptor: ends[0], file: DocumentText.standardInput))
    #expect(documents.count == 5001)
    #expect(problems.isEmpty)
    #expect(documents.last?.locations(of: [["b"]]) == [SourceLocation(file: "c/templates/x.yaml", line: 1, column: 1)])
    #expect(contents(PieceStream(descriptor: -1, file: DocumentText.standardInput)).problems.map(\.code) == ["INPUT002"])
    let folder = open("/", O_RDONLY)
    #expect(contents(PieceStream(descriptor: folder, file: DocumentText.standardInput)).problems.map(\.code) == ["INPUT002"])
  }

  @Test func whatCannotBeOpenedIsAFinding() throws {
    let folder = try TestFolder()
    try folder.makeFolder("folder")
    try #require(mkfifo(folder.at("pipe"), 0o600) == 0)
    func code(_ path: String, isNamed: Bool = true) -> [DiagnosticCode] {
      let (documents, problems) = contents(PieceStream(manifest: path, isNamed: isNamed))
      #expect(documents.isEmpty)
      return problems.map(\.code)
    }
    #expect(code(folder.at("missing")) == ["INPUT002"])
    #expect(code(folder.at("folder")) == ["INPUT006"])
    // Whoever opened it would wait for ever.
    #expect(code(folder.at("pipe"), isNamed: false) == ["INPUT005"])
    #expect(code("/dev/null") == ["INPUT011"])
    #expect(code("/dev/zero") == ["INPUT010"])
    #expect(code("/dev/zero", isNamed: false) == ["INPUT005"])
    // Opens, and then cannot be read.
    #expect(code("/proc/self/mem") == ["INPUT002"])
    try folder.write("a: 1", to: "secret.yaml")
    try #require(chmod(folder.at("secret.yaml"), 0) == 0)
    if geteuid() != 0 { #expect(code(folder.at("secret.yaml")) == ["INPUT002"]) }
  }
}
