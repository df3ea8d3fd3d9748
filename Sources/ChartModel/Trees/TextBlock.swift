/// Lines of text with holes, conditions and loops: a ConfigMap's nginx.conf, the notes, and every template file itself.
public indirect enum TextBlock: Sendable, Hashable {
  /// A line, without the line feed behind it. A literal in it may itself be several lines.
  case line([TextPiece])
  /// The lines that are there if the condition holds at install time, and those that are there if not.
  case when(Expression, [TextBlock], else: [TextBlock])
  /// Lines that are there once for each element of a list.
  case each(Loop, [TextBlock])
  /// Several lines computed at install time, each indented by so many spaces. Never inside a text that is compared byte by byte.
  case paste(PasteSource, indent: Int)
  /// What a user's map or list holds, one line each, as JSON: for texts that are compared byte by byte.
  case members(MemberLines, of: Reference, omitting: [String], indent: Int)
}

/// What is printed of a user's map or list, one line each. Maps go by their keys' bytes, as Go's templates do.
public enum MemberLines: Sendable, Hashable {
  /// `"key": value`.
  case entries
  /// `- "key"`.
  case keys
  /// `- value`, of a list.
  case elements
}

/// What whole lines of a manifest are computed from.
public indirect enum PasteSource: Sendable, Hashable {
  /// A user's map or list as YAML, without some keys.
  case yaml(Reference, omitting: [String])
  /// A named template.
  case helper(String)
}

/// A part of a line, fixed or computed at install time.
public enum TextPiece: Sendable, Hashable {
  /// Fixed text; braces in it are no action of the template's.
  case literal(String)
  /// Printed as JSON, so that YAML and JSON read it back with its type: to the letter the same in both readers.
  case hole(Expression)
  /// A scalar of a manifest, which is compared by value and not by letter: printed as people write it.
  case scalar(Expression)
  /// Printed as it is. Only for texts that are no YAML; settings are one line by their type.
  case raw(Expression)
}

extension TextBlock {
  /// A line of fixed text.
  public static func literal(_ text: String) -> TextBlock { .line([.literal(text)]) }

  /// A text that is fixed when the chart is built, line by line. The last line feed ends the last line.
  public static func fixed(_ text: String) -> [TextBlock] {
    // By bytes: for Swift, a carriage return and a line feed are one character.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    if lines.last == "" { lines.removeLast() }
    return lines.map { .literal($0) }
  }

  /// A text in which `@NAME@` stands for an expression.
  public static func template(_ text: String, holes: [String: Expression]) -> [TextBlock] {
    fixed(text).map { block in
      guard case .line(let pieces) = block, case .literal(let line)? = pieces.first else { return block }
      return .line(Self.pieces(in: line[...], holes: holes))
    }
  }

  private static func pieces(in line: Substring, holes: [String: Expression]) -> [TextPiece] {
    guard let start = line.firstIndex(of: "@"), let end = line[line.index(after: start)...].firstIndex(of: "@") else {
      return [.literal(String(line))]
    }
    let name = String(line[line.index(after: start)..<end])
    guard let expression = holes[name] else {
      return [.literal(String(line[..<end]))] + pieces(in: line[end...], holes: holes)
    }
    let before = start == line.startIndex ? [] : [TextPiece.literal(String(line[..<start]))]
    let after = line.index(after: end)
    return before + [.raw(expression)] + (after == line.endIndex ? [] : pieces(in: line[after...], holes: holes))
  }
}
