import Glibc

/// Writes a Swift file that holds the texts of other files: `EmbedFiles OUTPUT ROOT FILE…`, the files named relative to ROOT. If a spec,
/// Stack.swift, is among them, the file makes it known as `builtInSpec`.
///
/// Run by the build; the texts become string literals, which compile many times faster than arrays of bytes.
@main
enum EmbedFiles {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count >= 2, let output = arguments.first, let root = arguments.dropFirst().first else {
      fail("usage: EmbedFiles OUTPUT ROOT FILE…")
    }
    var text = "/// Files embedded when the program was built, by their paths. Written by the build.\nenum EmbeddedFiles {\n"
    text += "  static let texts: [(path: String, text: String)] = [\n"
    for file in arguments.dropFirst(2) {
      let contents = read(root + "/" + file)
      let lines = contents.split(separator: "\n", omittingEmptySubsequences: false)
      text += "    (\n      \"\(file)\",\n      ####\"\"\"\n"
      for line in lines { text += line.isEmpty ? "\n" : "      \(line)\n" }
      text += "      \"\"\"####\n    ),\n"
    }
    text += "  ]\n}\n"
    if arguments.dropFirst(2).contains("Stack.swift") { text += registration(of: root) }
    write(text, to: output)
  }

  /// Makes a folder's spec known to those that import its module.
  private static func registration(of root: String) -> String {
    let start = "struct "
    let end = ": ChartSpec {"
    let specs = read(root + "/Stack.swift").split(separator: "\n").filter { $0.hasPrefix(start) && $0.hasSuffix(end) }
    guard specs.count == 1, let name = root.split(separator: "/").last else {
      fail("\(root)/Stack.swift: expected one line `struct NAME: ChartSpec {`, found \(specs.count)")
    }
    return """

      public import BuiltInSpecs

      /// The spec of this folder.
      public let builtInSpec = BuiltInSpec(
        "\(name)", \(specs[0].dropFirst(start.count).dropLast(end.count)).self, source: EmbeddedFiles.texts.first?.text ?? "")

      """
  }

  private static func read(_ path: String) -> String {
    guard let file = fopen(path, "r") else { fail("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(13) else {
      fail("\(path): only UTF-8 text with line feeds can be embedded")
    }
    return text
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { fail("cannot write \(path)") }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0 else { fail("cannot write \(path)") }
  }

  private static func fail(_ message: String) -> Never {
    print("EmbedFiles: \(message)")
    exit(1)
  }
}
