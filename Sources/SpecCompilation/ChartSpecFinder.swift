/// Finds the types of a Swift file that are declared to be a `ChartSpec`, so that an entry point can be written for one.
///
/// Only what stands outside all braces counts, and neither comments nor string literals do. It is no parser: what it cannot see, such as
/// a conformance through another protocol, the message for a spec without a type explains.
struct ChartSpecFinder {
  /// In the order of the file.
  private(set) var names: [String] = []

  private let bytes: [UInt8]
  private var position = 0

  static func names(in file: SpecSource.File) -> [String] {
    var finder = ChartSpecFinder(bytes: file.contents)
    finder.search()
    return finder.names
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private enum Token: Equatable {
    case word(String)
    case mark(UInt8)
  }

  private mutating func search() {
    var depth = 0
    /// The name of a type whose inheritance clause is being read.
    var declared: String?
    var isInClause = false
    /// How deep in the type's generic parameters.
    var parameters = 0
    var before: Token?
    while let token = next() {
      switch token {
      case .mark(UInt8(ascii: "{")):
        depth += 1
        declared = nil
        isInClause = false
      case .mark(UInt8(ascii: "}")): depth -= 1
      case .mark(UInt8(ascii: "<")): parameters += 1
      case .mark(UInt8(ascii: ">")): parameters -= 1
      case .mark(UInt8(ascii: ":")) where depth == 0 && parameters == 0 && declared != nil: isInClause = true
      // What follows is said of the parameters, not of the type.
      case .word("where") where depth == 0: declared = nil
      case .word("ChartSpec") where depth == 0 && parameters == 0 && isInClause:
        if let name = declared, !names.contains(name) { names.append(name) }
      case .word(let word) where depth == 0:
        if case .word(let keyword)? = before, ["struct", "enum", "class", "actor", "extension"].contains(keyword) {
          declared = word
          isInClause = false
          parameters = 0
        }
      default: break
      }
      before = token
    }
  }

  // MARK: - Tokens

  private mutating func next() -> Token? {
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skip { $0 != UInt8(ascii: "\n") }
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "#"): if !skipString() { position += 1 }
      case _ where Self.isWordPart(byte):
        let start = position
        skip(while: Self.isWordPart)
        return .word(String(decoding: bytes[start..<position], as: UTF8.self))
      case UInt8(ascii: "`"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): position += 1
      default:
        position += 1
        return .mark(byte)
      }
    }
    return nil
  }

  private func peek(_ distance: Int) -> UInt8? { position + distance < bytes.count ? bytes[position + distance] : nil }

  private mutating func skip(while condition: (UInt8) -> Bool) {
    while position < bytes.count, condition(bytes[position]) { position += 1 }
  }

  /// Swift's comments nest.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if bytes[position] == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if bytes[position] == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0 && position < bytes.count
  }

  /// - Returns: whether a literal stands here. What is interpolated is passed over as text, which is right unless it holds a quotation mark
  ///   of its own; that only hides declarations on the same line.
  private mutating func skipString() -> Bool {
    var start = position
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") { start += 1 }
    let fences = start - position
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return false }
    let isLong = start + 2 < bytes.count && bytes[start + 1] == UInt8(ascii: "\"") && bytes[start + 2] == UInt8(ascii: "\"")
    let quotes = isLong ? 3 : 1
    position = start + quotes
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\"), fences == 0 {
        position += 2
      } else if !isLong, bytes[position] == UInt8(ascii: "\n") {
        return true
      } else if closes(quotes, fences) {
        position += quotes + fences
        return true
      } else {
        position += 1
      }
    }
    return true
  }

  private func closes(_ quotes: Int, _ fences: Int) -> Bool {
    guard position + quotes + fences <= bytes.count else { return false }
    return bytes[position..<(position + quotes)].allSatisfy { $0 == UInt8(ascii: "\"") }
      && bytes[(position + quotes)..<(position + quotes + fences)].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
