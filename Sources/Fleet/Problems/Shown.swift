import YAML

/// Texts of users in messages.
enum Shown {
  /// So many names at most are compared with a misspelt one.
  static let offered = 200

  /// In quotes, on one line, and not too long.
  static func text(_ text: String) -> String {
    GoText.quoted(String(text.unicodeScalars.prefix(60))) + (text.unicodeScalars.count > 60 ? "…" : "")
  }

  /// Bare, where it is known to be a name; else as a text.
  static func name(_ text: String) -> String { TextForm.clusterName.accepts(text) ? text : self.text(text) }

  /// `a, b and 3 more`.
  static func list(_ words: [String], limit: Int = 12) -> String {
    let first = words.prefix(limit).joined(separator: ", ")
    return words.count > limit ? "\(first) and \(words.count - limit) more" : first
  }
}
