/// A component's name in a configuration: its type, and a name of its own behind a slash perhaps.
///
/// Source: open-telemetry/opentelemetry-collector, component/identifiable.go (`ID.UnmarshalText`, `typeRegexp`, `nameRegexp`).
package struct ComponentID: Sendable, Hashable {
  enum Fault: Sendable, Hashable {
    case empty, emptyName
    case type(String)
    case name(String)
  }

  /// As written.
  package let text: String
  /// Without blanks around it.
  package let type: String
  let name: String?

  init(_ text: String) {
    self.text = text
    let slash = text.firstIndex(of: "/")
    type = Self.trimmed(slash.map { text[..<$0] } ?? text[...])
    name = slash.map { Self.trimmed(text[text.index(after: $0)...]) }
  }

  /// What the collector would read it as; the same for all ways of writing one name.
  package var canonical: String { name.map { "\(type)/\($0)" } ?? type }

  var fault: Fault? {
    if type.isEmpty, name == nil { return .empty }
    guard let first = type.utf8.first, (first | 0x20) &- 0x61 < 26, type.utf8.count <= 63, type.utf8.allSatisfy(Self.isOfType) else {
      return .type(type)
    }
    guard let name else { return nil }
    if name.isEmpty { return .emptyName }
    return name.unicodeScalars.count <= 1024 && name.unicodeScalars.allSatisfy(Self.isOfName) ? nil : .name(name)
  }

  private static func isOfType(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
  }

  /// No separators, symbols or control characters.
  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .privateUse, .unassigned, .mathSymbol,
      .currencySymbol, .modifierSymbol, .otherSymbol:
      false
    default: true
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
