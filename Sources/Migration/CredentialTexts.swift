import YAML

/// The texts of a file that are credentials, or may be, so that none of them is written anywhere.
struct CredentialTexts: Sendable {
  /// Shorter texts are not looked for: they cannot be told from ordinary words.
  static let leastLength = 6

  private let texts: [String]

  init(of old: OldValues) {
    var found: Set<String> = []
    for key in OldKeys.all {
      if case .credential = key.fate, let value = old.entry(key.path)?.value { Self.collect(value, into: &found, isSecret: true) }
    }
    Self.collect(old.root, into: &found, isSecret: false)
    for entry in old.foreignKeys { Self.collect(entry, into: &found) }
    texts = found.filter { $0.utf8.count >= Self.leastLength }.sorted()
  }

  /// Whether a value or one of its keys contains a credential.
  func occur(in value: YAMLValue) -> Bool {
    switch value {
    case .string(let text): occur(in: text)
    case .int(let number): occur(in: String(number))
    case .list(let items): items.contains(where: occur)
    case .map(let map): map.entries.contains { occur(in: $0.key) || occur(in: $0.value) }
    case .null, .bool, .float: false
    }
  }

  func occur(in text: String) -> Bool { texts.contains { text.contains($0) } }

  private static func collect(_ entry: LocatedEntry, into found: inout Set<String>) {
    let name = entry.key.lowercased()
    // A misspelt or foreign key may hold one too. Names of Secrets are none.
    let isSecret = ["password", "passwd", "pasword", "token", "apikey", "privatekey"].contains { name.contains($0) }
    collect(entry.value, into: &found, isSecret: isSecret)
  }

  private static func collect(_ value: LocatedValue, into found: inout Set<String>, isSecret: Bool) {
    switch value.content {
    case .string(let text) where isSecret: found.insert(text)
    case .int(let number) where isSecret: found.insert(String(number))
    case .list(let items): for item in items { collect(item, into: &found, isSecret: isSecret) }
    case .map(let entries):
      for entry in entries {
        if isSecret { collect(entry.value, into: &found, isSecret: true) } else { collect(entry, into: &found) }
      }
    case .null, .bool, .int, .float, .string: break
    }
  }
}
