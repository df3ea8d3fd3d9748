public import YAML

/// Takes credentials that stand in plain sight out of objects.
///
/// Found are: values whose key, or variable or option whose name, says that it holds a password, token or key; addresses with a password; data
/// sources with one (`Server=…;Password=…`); lines `name: value` and `name = value` of longer texts; private keys in PEM form. What no name
/// tells from other texts is not found.
public enum PlainCredentials {
  /// Stands in the place of a credential. It is none itself.
  public static let placeholder = "<removed: a credential>"

  /// - Returns: the object without credentials, and where they were.
  public static func removed(from object: YAMLValue) -> (object: YAMLValue, paths: [[PathElement]]) {
    var walk = Walk()
    let value = walk.cleaned(object, key: nil, at: [])
    return (value, walk.paths)
  }

  /// Whether an address in the text has a password in it: `https://user:password@host`.
  public static func isInAddress(_ text: String) -> Bool { CredentialValue.isInAddress(text[...]) }

  private struct Walk {
    var paths: [[PathElement]] = []

    mutating func cleaned(_ value: YAMLValue, key: String?, at path: [PathElement]) -> YAMLValue {
      switch value {
      case .string(let text):
        let cleaned = PlainCredentials.cleaned(text, key: key)
        if cleaned != text { paths.append(path) }
        return .string(cleaned)
      case .list(let items):
        if key == "args" || key == "command" { return .list(arguments(items, at: path)) }
        return .list(items.enumerated().map { cleaned($1, key: nil, at: path + [.index($0)]) })
      case .map(let map):
        // A variable's name stands beside its value.
        let name = map["name"]?.string
        return .map(
          YAMLMap(
            map.entries.map { entry in
              let key = entry.key == "value" ? name ?? entry.key : entry.key
              return .init(key: entry.key, value: cleaned(entry.value, key: key, at: path + [.key(entry.key)]))
            }))
      case .null, .bool, .int, .float: return value
      }
    }

    private mutating func arguments(_ items: [YAMLValue], at path: [PathElement]) -> [YAMLValue] {
      var items = items
      for index in items.indices {
        guard let text = items[index].string else { continue }
        let next = index + 1 < items.count ? items[index + 1].string : nil
        guard let holder = CredentialArguments.holder(text, next: next) else { continue }
        let isOneWord = !text.contains { $0.isWhitespace }
        if isOneWord, holder != .address, let equals = text.firstIndex(of: "=") {
          items[index] = .string(text[...equals] + placeholder)
          paths.append(path + [.index(index)])
        } else if isOneWord, holder != .address, next != nil {
          items[index + 1] = .string(placeholder)
          paths.append(path + [.index(index + 1)])
        } else {
          items[index] = .string(placeholder)
          paths.append(path + [.index(index)])
        }
      }
      return items
    }
  }

  private static func cleaned(_ text: String, key: String?) -> String {
    if let key, let kind = CredentialKind(variable: key[...]), !text.utf8.contains(0x0A), CredentialValue.isLiteral(text[...], kind) {
      return placeholder
    }
    // Most texts have none: a look at the bytes spares a look at every line.
    guard CredentialArguments.mayMention(text) || text[...].hasBytes("://") && text[...].hasBytes("@") else { return text }
    guard text.utf8.contains(0x0A) else {
      return CredentialValue.isInAddress(text[...]) || isInConnection(text) ? placeholder : text
    }
    var isInKey = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
      if isInKey {
        isInKey = !line.hasBytes("-----END ")
        return isInKey ? "" : Substring(line.prefix { $0 == " " } + placeholder)
      }
      if line.hasBytes("-----BEGIN "), line.hasBytes("PRIVATE KEY-----"), !line.hasBytes("-----END ") {
        isInKey = true
        return ""
      }
      return cleaned(line: line)
    }
    let result = lines.joined(separator: "\n")
    return result == text ? text : result
  }

  /// Whether it is a row of `name=value` with semicolons between them, as data sources are named, and one is a credential.
  static func isInConnection(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ";")) else { return false }
    return text.split(separator: ";").contains { part in
      guard let equals = part.firstIndex(of: "=") else { return false }
      let name = part[..<equals].drop { $0 == " " }
      let kind: CredentialKind? = name.lowercased() == "pwd" ? .password : CredentialKind(variable: name)
      return kind.map { CredentialValue.isLiteral(part[part.index(after: equals)...], $0) } ?? false
    }
  }

  /// `name: value` or `name = value`, both in quotation marks or not, or an address anywhere.
  private static func cleaned(line: Substring) -> Substring {
    if CredentialValue.isInAddress(line) {
      let indentation = line.prefix { $0 == " " }
      let name = line.dropFirst(indentation.count).prefix { $0 != ":" && $0 != "=" && $0 != " " }
      return indentation + Substring(name) + ": " + Substring(placeholder)
    }
    guard let separator = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return line }
    let start = line[..<separator].drop { " -\t".contains($0) }
    let isQuoted = start.first == "\"" || start.first == "'"
    let name = start.drop { "\"'".contains($0) }.prefix { !" \"'".contains($0) }
    guard let kind = CredentialKind(variable: name) else { return line }
    let rest = line[line.index(after: separator)...]
    let space = rest.prefix { $0 == " " }
    var value = rest.dropFirst(space.count)
    let ending = value.hasSuffix(",") ? "," : ""
    value = value.dropLast(ending.count)
    let quote = value.first == "\"" || value.first == "'" ? String(value.prefix(1)) : ""
    // In JSON and in programs a name in quotation marks has its text in quotation marks too; what has none is code.
    if isQuoted, quote.isEmpty { return line }
    let bare = value.drop { "\"'".contains($0) }.prefix { !"\"'".contains($0) }
    guard CredentialValue.isLiteral(bare, kind) else { return line }
    return line[...separator] + space + Substring(quote + placeholder + quote + ending)
  }
}
