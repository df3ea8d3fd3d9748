/// A pattern for paths below a folder, as in a .gitignore file (git-scm.com/docs/gitignore):
///
/// - `*` stands for any characters but `/`, `?` for one; `\` takes the meaning from the next character.
/// - A part `**` stands for any number of folders; at the end, for everything inside.
/// - A pattern with a `/` at the beginning or in the middle is matched against the whole path, else against the name alone.
/// - A `/` at the end matches folders only.
public struct PathPattern: Sendable, Hashable {
  private enum Letter: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case anyText
  }

  private enum Part: Sendable, Hashable {
    case letters([Letter])
    /// `**`
    case anyFolders
  }

  public let text: String
  private let parts: [Part]
  private let isForFolders: Bool

  /// - Throws: `InputProblem.pattern` for what git understands and this does not (`!` at the beginning, sets in brackets), and for
  ///   what cannot match: an empty pattern, `.` and `..`.
  public init(_ text: String) throws(InputProblem) {
    self.text = text
    var rest = Substring(text)
    if rest.unicodeScalars.first == "!" { throw .pattern(text, .negated) }
    isForFolders = rest.utf8.last == UInt8(ascii: "/")
    while rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    let isAnchored = rest.utf8.contains(UInt8(ascii: "/"))
    while rest.utf8.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    if rest.isEmpty { throw .pattern(text, .empty) }
    var parts: [Part] = isAnchored ? [] : [.anyFolders]
    for part in FilePath.names(rest) {
      if part == "." || part == ".." { throw .pattern(text, .parentFolder) }
      if part == "**" {
        if parts.last != .anyFolders { parts.append(.anyFolders) }
      } else {
        parts.append(.letters(try Self.letters(part, in: text)))
      }
    }
    // `a/**` matches what is in a, not a itself.
    if parts.last == .anyFolders { parts.append(.letters([.anyText])) }
    self.parts = parts
  }

  private static func letters(_ part: String, in text: String) throws(InputProblem) -> [Letter] {
    var letters: [Letter] = []
    var isEscaped = false
    for scalar in part.unicodeScalars {
      if isEscaped {
        letters.append(.scalar(scalar))
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "[": throw .pattern(text, .brackets)
      case "?": letters.append(.anyScalar)
      case "*": if letters.last != .anyText { letters.append(.anyText) }
      default: letters.append(.scalar(scalar))
      }
    }
    if isEscaped { throw .pattern(text, .endsWithBackslash) }
    return letters
  }

  /// - Parameters:
  ///   - path: the parts of a path relative to the patterns' folder, without `.` and `..`.
  ///   - isFolder: whether the path is a folder's.
  public func matches(_ path: [String], isFolder: Bool) -> Bool {
    guard isFolder || !isForFolders else { return false }
    return Wildcard.matches(parts, path, isAny: { $0 == .anyFolders }) { part, name in
      guard case .letters(let letters) = part else { return false }
      return Wildcard.matches(letters, Array(name.unicodeScalars), isAny: { $0 == .anyText }) { letter, scalar in
        letter == .anyScalar || letter == .scalar(scalar)
      }
    }
  }
}

/// Matching with wildcards that stand for any number of items: each takes as few as it can, and only the last one met ever has to
/// take more, so time is at most the product of both lengths.
private enum Wildcard {
  static func matches<Pattern, Item>(
    _ pattern: [Pattern], _ items: [Item], isAny: (Pattern) -> Bool, _ isMatch: (Pattern, Item) -> Bool
  ) -> Bool {
    var place = 0
    var index = 0
    var retry: (place: Int, index: Int)?
    while index < items.count {
      if place < pattern.count, isAny(pattern[place]) {
        retry = (place + 1, index)
        place += 1
      } else if place < pattern.count, isMatch(pattern[place], items[index]) {
        place += 1
        index += 1
      } else if let again = retry {
        retry = (again.place, again.index + 1)
        place = again.place
        index = again.index + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(isAny)
  }
}
