import Diagnostics

/// A source line as a terminal can show it, and where the marked stretch lies in it. All places count cells from 0.
struct SourceExcerpt {
  /// What is shown, cut to at most `limit` cells around the mark.
  var text: String
  /// Where the caret stands.
  var caret: Int
  /// How many cells are marked, the caret included; at least 1.
  var length: Int

  /// Wide enough for nearly every line, narrow enough for a log.
  static let limit = 120

  private static let tab = "    "

  /// - Parameters:
  ///   - line: the source line without its end.
  ///   - location: where the mark begins; what lies beyond the line counts as its end.
  init(line scalars: [Unicode.Scalar], location: SourceLocation) {
    let first = min(max(location.column, 1), scalars.count + 1) - 1
    let last = Self.end(of: location, from: first, count: scalars.count)
    let window = Self.window(scalars, around: first)

    var shown = window.lowerBound > 0 ? "…" : ""
    var cell = shown.isEmpty ? 0 : 1
    var caret = cell
    var end = cell
    for index in window {
      if index == first { caret = cell }
      let (piece, width) = Self.piece(scalars[index], after: index > window.lowerBound ? scalars[index - 1] : nil)
      shown += piece
      cell += width
      if index < last { end = cell }
    }
    if first >= window.upperBound { caret = cell }
    if window.upperBound < scalars.count {
      shown += "…"
      if last > window.upperBound { end = cell + 1 }
    }
    text = shown
    self.caret = caret
    length = max(1, end - caret)
  }

  /// The index after the last marked character: the line's end if the stretch goes on below.
  private static func end(of location: SourceLocation, from first: Int, count: Int) -> Int {
    guard let end = location.end else { return first + 1 }
    if end.line > location.line { return max(first + 1, count) }
    guard end.line == location.line else { return first + 1 }
    return max(first + 1, min(max(end.column, 1) - 1, count))
  }

  /// What is shown of a line: all of it if it fits, else as much as fits, a third of the room before the mark. Only the surroundings
  /// of the mark are measured, because a line may have megabytes.
  private static func window(_ scalars: [Unicode.Scalar], around first: Int) -> Range<Int> {
    if measure(scalars[...], upTo: limit) <= limit { return 0..<scalars.count }
    // Two cells are for the signs that something is left out.
    let room = limit - 2
    var lower = 0
    var used = measure(scalars[..<first], upTo: room)
    // A mark near the line's beginning needs no cut at the left.
    if used > room * 2 / 3 {
      (lower, used) = (first, 0)
      while lower > 0 {
        let width = piece(scalars[lower - 1], after: nil).width
        if used + width > room / 3 { break }
        used += width
        lower -= 1
      }
    }
    var upper = first
    while upper < scalars.count {
      let width = piece(scalars[upper], after: upper > lower ? scalars[upper - 1] : nil).width
      if used + width > room { break }
      used += width
      upper += 1
    }
    return lower..<upper
  }

  private static func measure(_ scalars: ArraySlice<Unicode.Scalar>, upTo most: Int) -> Int {
    var cells = 0
    var previous: Unicode.Scalar?
    for scalar in scalars {
      cells += piece(scalar, after: previous).width
      if cells > most { return cells }
      previous = scalar
    }
    return cells
  }

  private static func piece(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> (text: String, width: Int) {
    if scalar == "\t" { return (tab, tab.unicodeScalars.count) }
    if TerminalText.isUnsafe(scalar) {
      let escape = TerminalText.escape(scalar)
      return (escape, escape.unicodeScalars.count)
    }
    return (String(Character(scalar)), CellWidth.of(scalar, after: previous))
  }
}
