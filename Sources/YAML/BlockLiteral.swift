/// A text of several lines as a YAML literal: a header that stands behind the key, and lines below it.
///
/// The lines are to be indented by `indentation` more than the map or list that holds the literal. Empty lines may stay empty.
public struct BlockLiteral: Sendable, Hashable {
  /// `|`, `|-` (no line end after the last line) or `|+` (several), with the indentation where readers could not find it themselves.
  public let header: String
  /// The lines below the header, not indented yet; the last line's end is the header's affair.
  public let lines: [String]
  /// How many spaces deeper the lines must stand, 1 to 9.
  public let indentation: Int

  /// Nil if the text would not survive as a literal: it is empty or all blank, or holds a CR, another control character (tabs are
  /// fine), U+0085, U+2028, U+2029, U+FEFF, U+FFFE or U+FFFF.
  public init?(_ text: String, indentation: Int = 2) {
    guard (1...9).contains(indentation), Self.survives(text) else { return nil }
    self.indentation = indentation
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    var chomping = "-"
    if lines.last == "" {
      lines.removeLast()
      chomping = lines.last == "" ? "+" : ""
    }
    // A reader finds the indentation by the first line that is not blank, and a tab there is an error to libyaml.
    let first = lines.first { !$0.isEmpty }?.utf8.first
    header = "|" + (first == 0x20 || first == 0x09 ? String(indentation) : "") + chomping
    self.lines = lines
  }

  /// Whether more than one line end follows the last line: then nothing that follows may begin with an empty line, and tools that
  /// trim documents (Helm does) change the text.
  public var keepsTrailingLineEnds: Bool { header.hasSuffix("+") }

  private static func survives(_ text: String) -> Bool {
    var isBlank = true
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x20: break
      case ..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: return false
      default: isBlank = false
      }
    }
    return !isBlank
  }
}
