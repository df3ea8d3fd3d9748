import YAML

/// Suppressions in comments: `# wingen:ignore WIN042,WIN043 reason`. One at a line's end is for the line; one on a line of its own for
/// what begins on the next: a key or an item of a list, with everything in it.
enum CommentSuppressions {
  private static let mark: StaticString = "wingen:ignore"

  /// - Parameters:
  ///   - bytes: a piece of a file between two document markers.
  ///   - firstLine: the file's line with which it begins.
  static func find(in bytes: some Collection<UInt8>, firstLine: Int) -> [Suppression] {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasBytes(mark) else { return [] }
    let rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { TextRow(Substring($0)) }
    var found: [Suppression] = []
    /// Those on lines of their own, which wait for the line they are for.
    var waiting: [Suppression] = []
    var hasContent = false
    for (index, row) in rows.enumerated() {
      let number = firstLine + index
      if row.hasContent, !row.isDocumentMarker {
        if !waiting.isEmpty {
          let reach: Suppression.Reach = hasContent ? .lines(number...firstLine + TextRow.end(ofWhatBeginsAt: index, in: rows)) : .document
          found += waiting.map { with($0, reach) }
          waiting = []
        }
        hasContent = true
      }
      guard let (words, column) = comment(in: row.text) else { continue }
      let suppression = read(words, at: Position(line: Int32(truncatingIfNeeded: number), column: Int32(truncatingIfNeeded: column)))
      if row.hasContent { found.append(with(suppression, .lines(number...number))) } else { waiting.append(suppression) }
    }
    return found + waiting
  }

  private static func with(_ suppression: Suppression, _ reach: Suppression.Reach) -> Suppression {
    var suppression = suppression
    suppression.reach = reach
    return suppression
  }

  /// What follows the mark in a line's comment, and the column of the comment, counted in Unicode scalars.
  private static func comment(in line: Substring) -> (words: Substring, column: Int)? {
    guard line.hasBytes(mark) else { return nil }
    var rest = line
    while let hash = rest.firstIndex(of: "#") {
      let after = line[line.index(after: hash)...].drop { $0 == " " || $0 == "\t" }
      let isComment = hash == line.startIndex || [" ", "\t"].contains(line[line.index(before: hash)])
      if isComment, after.hasPrefix("wingen:ignore") {
        return (after.dropFirst(13), line.unicodeScalars.distance(from: line.startIndex, to: hash) + 1)
      }
      rest = line[line.index(after: hash)...]
    }
    return nil
  }

  private static func read(_ words: Substring, at position: Position) -> Suppression {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    let trimmed = words.drop(while: isSpace)
    let list = trimmed.prefix { !isSpace($0) }
    let codes = list.split(separator: ",").map(String.init)
    var reason = trimmed.dropFirst(list.count).drop { isSpace($0) || $0 == ":" || $0 == "-" }
    while let last = reason.last, isSpace(last) { reason = reason.dropLast() }
    return Suppression(codes: codes, reason: String(reason), reach: .document, position: position)
  }
}
