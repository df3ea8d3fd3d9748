/// What a command's help says at length: paragraphs, and command lines as examples.
struct Discussion {
  enum Part: Equatable {
    case paragraph(String)
    /// Command lines, one an element.
    case examples([String])
  }

  private(set) var parts: [Part] = []

  /// - Parameter text: paragraphs with blank lines between. `Example: …` and the indented lines below `Examples:` are command lines.
  init(_ text: String) {
    var words: [String] = []
    var commands: [String] = []
    func finish(_ parts: inout [Part]) {
      if !words.isEmpty { parts.append(.paragraph(words.joined(separator: " "))) }
      if !commands.isEmpty { parts.append(.examples(commands)) }
      (words, commands) = ([], [])
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        finish(&parts)
      } else if line == "Examples:" {
        continue
      } else if line.hasPrefix("Example: ") {
        commands.append(String(line.dropFirst("Example: ".count)))
      } else if line.hasPrefix("  ") {
        commands.append(String(line.drop { $0 == " " }))
      } else {
        words.append(String(line))
      }
    }
    finish(&parts)
  }
}
