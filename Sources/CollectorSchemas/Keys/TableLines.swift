/// A line of a table with the lines that stand indented under it.
struct TableLine: Sendable {
  var words: [String]
  /// What follows `->`.
  var standard: String?
  var place: String
  var children: [TableLine] = []

  /// The lines of a text as trees: two spaces for each level, `#` begins a comment, empty lines say nothing.
  static func read(_ text: String, file: String) -> [TableLine] {
    // The lines open at each level, innermost last.
    var open: [TableLine] = [TableLine(words: [], place: file)]
    func close(_ open: inout [TableLine], to depth: Int) {
      while open.count > depth {
        let line = open.removeLast()
        open[open.count - 1].children.append(line)
      }
    }
    for (number, line) in text.split(separator: "\n" as Character, omittingEmptySubsequences: false).enumerated() {
      let rest = line.drop { $0 == " " }
      guard let first = rest.first, first != "#" else { continue }
      let depth = line.prefix { $0 == " " }.count / 2 + 1
      close(&open, to: max(1, min(depth, open.count)))
      var words = rest.split(separator: " " as Character).map(String.init)
      var standard: String?
      if let arrow = words.firstIndex(of: "->") {
        standard = words[(arrow + 1)...].joined(separator: " ")
        words.removeSubrange(arrow...)
      }
      open.append(TableLine(words: words, standard: standard, place: "\(file):\(number + 1)"))
    }
    close(&open, to: 1)
    return open[0].children
  }
}
