/// What RE2, and so Go and Prometheus, refuses of a regular expression. It only says what is certainly wrong.
///
/// Source: golang/go src/regexp/syntax/parse.go; github.com/google/re2 doc/syntax.txt.
enum PatternFault: Sendable, Hashable {
  case missingParenthesis, unexpectedParenthesis, missingBracket, trailingBackslash
  case nothingToRepeat(String)
  case nestedRepetition(String)
  case lookAround(String)
  case backReference(String)
  case unknownEscape(String)
  case badRange(String)
  case badRepetition(String)

  /// For messages.
  var words: String {
    switch self {
    case .missingParenthesis: "a ) is missing"
    case .unexpectedParenthesis: "there is a ) too many"
    case .missingBracket: "a ] is missing"
    case .trailingBackslash: "it ends with a backslash"
    case .nothingToRepeat(let text): "nothing stands before \(text) that could be repeated"
    case .nestedRepetition(let text): "\(text) repeats a repetition"
    case .lookAround(let text): "Prometheus' expressions cannot look around with \(text)"
    case .backReference(let text): "Prometheus' expressions cannot refer back with \(text)"
    case .unknownEscape(let text): "\(text) means nothing"
    case .badRange(let text): "the range \(text) goes backwards"
    case .badRepetition(let text): "\(text) repeats more than 1000 times, or less than at least"
    }
  }

  /// Nil if nothing is known to be wrong.
  static func find(in pattern: String) -> PatternFault? {
    // As Prometheus anchors them (prometheus/prometheus model/relabel/relabel.go, NewRegexp).
    var scan = PatternScan(Array(("^(?s:" + pattern + ")$").unicodeScalars))
    return scan.run()
  }
}

/// Goes through an expression once.
private struct PatternScan {
  private let text: [Unicode.Scalar]
  private var place = 0
  private var depth = 0
  /// What the next repetition would repeat.
  private var last = Last.nothing

  private enum Last { case nothing, atom, repetition }

  init(_ text: [Unicode.Scalar]) { self.text = text }

  mutating func run() -> PatternFault? {
    while place < text.count {
      let scalar = text[place]
      place += 1
      switch scalar {
      case "\\": if let fault = escape(inClass: false) { return fault }
      case "[": if let fault = characterClass() { return fault }
      case "(": if let fault = group() { return fault }
      case ")":
        depth -= 1
        if depth < 0 { return .unexpectedParenthesis }
        last = .atom
      case "|": last = .nothing
      case "*", "+", "?": if let fault = repetition(String(Character(scalar))) { return fault }
      case "{":
        if let bounds = bounds() {
          if bounds.isBad { return .badRepetition(bounds.text) }
          if let fault = repetition(bounds.text) { return fault }
        } else {
          last = .atom
        }
      default: last = .atom
      }
    }
    return depth > 0 ? .missingParenthesis : nil
  }

  private mutating func repetition(_ text: String) -> PatternFault? {
    switch last {
    case .nothing: return .nothingToRepeat(text)
    case .repetition: return .nestedRepetition(text)
    case .atom:
      if place < self.text.count, self.text[place] == "?" { place += 1 }
      last = .repetition
      return nil
    }
  }

  /// `{2}`, `{2,}`, `{2,5}`; whatever else is a brace like any other character.
  private mutating func bounds() -> (text: String, isBad: Bool)? {
    guard let end = text[place...].firstIndex(of: "}") else { return nil }
    var content = String.UnicodeScalarView()
    content.append(contentsOf: text[place..<end])
    let parts = String(content).split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }) else { return nil }
    place = end + 1
    let least = Int(first) ?? .max
    let most = parts.count > 1 ? (parts[1].isEmpty ? least : Int(parts[1]) ?? .max) : least
    return ("{\(String(content))}", least > 1000 || most > 1000 || most < least)
  }

  private mutating func group() -> PatternFault? {
    depth += 1
    last = .nothing
    guard place < text.count, text[place] == "?" else { return nil }
    let rest = text[(place + 1)...].prefix(2)
    switch (rest.first, rest.dropFirst().first) {
    case ("=", _), ("!", _): return .lookAround("(?" + String(Character(rest[rest.startIndex])))
    case ("<", "="?), ("<", "!"?): return .lookAround("(?<" + String(Character(rest[rest.startIndex + 1])))
    default: break
    }
    // Names and flags.
    if let end = text[place...].firstIndex(where: { $0 == ":" || $0 == ")" || $0 == ">" }) {
      place = end + 1
      if text[end] == ")" {
        depth -= 1
        last = .nothing
      }
    }
    return nil
  }

  private mutating func escape(inClass: Bool) -> PatternFault? {
    guard place < text.count else { return .trailingBackslash }
    let scalar = text[place]
    place += 1
    last = .atom
    // Of the anchoring, not of the pattern.
    if scalar == ")", place == text.count - 1, !inClass { return .trailingBackslash }
    switch scalar {
    case "Q":
      while place < text.count, !(text[place] == "\\" && place + 1 < text.count && text[place + 1] == "E") { place += 1 }
      place = min(text.count, place + 2)
    case "1", "2", "3", "4", "5", "6", "7", "8", "9":
      // Two more octal digits make a character of it.
      if place < text.count, scalar < "8", ("0"..."7").contains(text[place]) { break }
      return .backReference("\\" + String(Character(scalar)))
    case "p", "P", "x":
      if place < text.count, text[place] == "{" { place = (text[place...].firstIndex(of: "}") ?? place) + 1 }
    default:
      let known = "AbBzdDsSwWCafnrtv0E"
      if scalar.isASCII, scalar.properties.isAlphabetic, !known.unicodeScalars.contains(scalar) {
        return .unknownEscape("\\" + String(Character(scalar)))
      }
    }
    return nil
  }

  private mutating func characterClass() -> PatternFault? {
    if place < text.count, text[place] == "^" { place += 1 }
    var isFirst = true
    while place < text.count {
      let scalar = text[place]
      if scalar == "]", !isFirst {
        place += 1
        last = .atom
        return nil
      }
      isFirst = false
      if scalar == "[", place + 1 < text.count, text[place + 1] == ":", let end = nameEnd() {
        place = end
        continue
      }
      place += 1
      if scalar == "\\" {
        if let fault = escape(inClass: true) { return fault }
        continue
      }
      guard place + 1 < text.count, text[place] == "-", text[place + 1] != "]", text[place + 1] != "\\", text[place + 1] != "[" else {
        continue
      }
      let end = text[place + 1]
      if end < scalar { return .badRange("\(scalar)-\(end)") }
      place += 2
    }
    return .missingBracket
  }

  /// Behind `[:alpha:]`.
  private func nameEnd() -> Int? {
    guard let colon = text[(place + 2)...].firstIndex(of: ":"), colon + 1 < text.count, text[colon + 1] == "]" else { return nil }
    return colon + 2
  }
}
