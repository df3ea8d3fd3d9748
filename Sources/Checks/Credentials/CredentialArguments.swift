/// Finds credentials in the elements of `command` and `args`.
enum CredentialArguments {
  /// What holds a credential: an option or a variable by its name, or an address.
  enum Holder: Hashable, Sendable {
    case option(String)
    case variable(String)
    case address
  }

  /// The first credential of one element.
  ///
  /// - Parameter next: the element after it, which may be its option's value.
  static func holder(_ text: String, next: String?) -> Holder? {
    if CredentialValue.isInAddress(text[...]) { return .address }
    guard mayMention(text) else { return nil }
    let isScript = text.utf8.contains { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
    guard isScript else { return holder(word: text[...], next: next?[...], isScript: false) }
    // Several lines are a program of some language, whose assignments nobody can read here.
    let isProgram = text.utf8.contains(0x0A)
    let words = text.split { $0.isWhitespace }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      guard let found = holder(word: word, next: next, isScript: true) else { continue }
      if isProgram, case .variable = found { continue }
      return found
    }
    return nil
  }

  private static func holder(word: Substring, next: Substring?, isScript: Bool) -> Holder? {
    let word = unquoted(word)
    let dashes = word.prefix { $0 == "-" }.count
    let bare = word.dropFirst(dashes)
    let equals = bare.firstIndex(of: "=")
    // Java's `-Dname=value` sets a property.
    let isProperty = dashes == 1 && bare.hasPrefix("D") && equals != nil
    let name = (isProperty ? bare.dropFirst() : bare).prefix { $0 != "=" }
    guard let kind = dashes > 0 && !isProperty ? CredentialKind(option: name) : CredentialKind(variable: name) else { return nil }
    guard dashes > 0 || equals != nil else { return nil }
    let value = equals.map { bare[bare.index(after: $0)...] } ?? next
    guard let value, equals != nil || !value.hasPrefix("-"), isLiteral(unquoted(value), kind, isScript) else { return nil }
    return dashes > 0 && !isProperty ? .option(word.prefix { $0 != "=" }.description) : .variable(String(name))
  }

  /// In a script a value may be code, or a word of its help text.
  private static func isLiteral(_ value: Substring, _ kind: CredentialKind, _ isScript: Bool) -> Bool {
    guard CredentialValue.isLiteral(value, kind) else { return false }
    guard isScript else { return true }
    if value.lowercased().hasBytes("pass") { return false }
    return !value.utf8.contains { byte in "()[]{};|<>,".utf8.contains(byte) }
  }

  private static func unquoted(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first == "\"" || first == "'" { text.removeFirst() }
    while let last = text.last, last == "\"" || last == "'" || last == ";" { text.removeLast() }
    return text
  }

  /// A cheap look for `pass`, `pwd`, `token`, `key` and `secret` in letters of any case.
  static func mayMention(_ text: String) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      let byte = byte | 0x20
      switch (previous.0, previous.1, byte) {
      case (UInt8(ascii: "p"), UInt8(ascii: "a"), UInt8(ascii: "s")), (UInt8(ascii: "p"), UInt8(ascii: "w"), UInt8(ascii: "d")),
        (UInt8(ascii: "t"), UInt8(ascii: "o"), UInt8(ascii: "k")), (UInt8(ascii: "k"), UInt8(ascii: "e"), UInt8(ascii: "y")),
        (UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "c")):
        return true
      default: previous = (previous.1, byte)
      }
    }
    return false
  }
}
