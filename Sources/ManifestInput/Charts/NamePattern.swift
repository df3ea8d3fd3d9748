/// A pattern as Go's `path/filepath.Match` has it: `*` and `?` match no slash, brackets hold sets, a backslash takes what follows as it is.
/// The whole path has to match.
struct NamePattern: Sendable {
  private enum Part: Sendable {
    case scalar(Unicode.Scalar)
    case anything, any
    case set(excluded: Bool, [ClosedRange<Unicode.Scalar>])
  }

  private let parts: [Part]

  /// Nil if brackets are not closed, or a backslash stands last.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": parts.append(.anything)
      case "?": parts.append(.any)
      case "[":
        guard let set = Self.set(&rest) else { return nil }
        parts.append(set)
      case "\\":
        guard let literal = rest.popFirst() else { return nil }
        parts.append(.scalar(literal))
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
  }

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Part? {
    let excluded = rest.first == "^"
    if excluded { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while rest.first != "]" || ranges.isEmpty {
      guard let low = member(&rest) else { return nil }
      var high = low
      if rest.first == "-" {
        rest.removeFirst()
        guard let end = member(&rest) else { return nil }
        high = end
      }
      // Go takes a range in the wrong order, which nothing matches.
      ranges.append(low <= high ? low...high : "\u{10FFFF}"..."\u{10FFFF}")
    }
    rest.removeFirst()
    return .set(excluded: excluded, ranges)
  }

  private static func member(_ rest: inout ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    guard let scalar = rest.popFirst(), scalar != "-", scalar != "]" else { return nil }
    return scalar == "\\" ? rest.popFirst() : scalar
  }

  func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    // Where the last `*` stands, and how far it reaches.
    var star: (part: Int, end: Int)?
    var (part, place) = (0, 0)
    while place < text.count || part < parts.count {
      if part < parts.count, case .anything = parts[part] {
        star = (part, place)
        part += 1
      } else if part < parts.count, place < text.count, matches(parts[part], text[place]) {
        part += 1
        place += 1
      } else if let last = star, last.end < text.count, text[last.end] != "/" {
        star = (last.part, last.end + 1)
        (part, place) = (last.part + 1, last.end + 1)
      } else {
        return false
      }
    }
    return true
  }

  private func matches(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
    switch part {
    case .scalar(let own): own == scalar
    case .any: scalar != "/"
    case .set(let excluded, let ranges): scalar != "/" && ranges.contains { $0.contains(scalar) } != excluded
    case .anything: false
    }
  }
}
