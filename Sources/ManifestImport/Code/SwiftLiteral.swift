/// Texts as Swift literals.
enum SwiftLiteral {
  /// A literal on one line, whatever the text holds.
  static func line(_ text: String) -> String {
    let hashes = hashes(for: text)
    return hashes + "\"" + escaped(text[...], hashes) + "\"" + hashes
  }

  /// A literal on one line, or on as many as the text has.
  static func code(_ text: String) -> SwiftCode {
    guard text.utf8.contains(0x0A), text != "\n" else { return .text(line(text)) }
    let hashes = hashes(for: text)
    var lines = [hashes + "\"\"\""]
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(escaped(Substring(line), hashes, isWholeLine: true))
    }
    lines.append("\"\"\"" + hashes)
    return .lines(lines)
  }

  /// The number signs that let quotation marks and backslashes stand for themselves; none if there are neither.
  private static func hashes(for text: String) -> String {
    var longest = -1
    var run: Int?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        run = 0
        longest = max(longest, 0)
      case UInt8(ascii: "#"):
        guard let length = run else { continue }
        run = length + 1
        longest = max(longest, length + 1)
      default: run = nil
      }
    }
    return String(repeating: "#", count: longest + 1)
  }

  private static func escaped(_ text: Substring, _ hashes: String, isWholeLine: Bool = false) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") }), text.utf8.last != 0x20 { return String(text) }
    var result = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      let isLast = scalars.index(after: index) == scalars.endIndex
      switch scalar {
      // Three quotation marks in a row would begin a literal of several lines.
      case "\"" where !isWholeLine && index == scalars.startIndex && (text.hasPrefix("\"\"") || scalars.count == 1):
        result.append(contentsOf: "\\\(hashes)\"".unicodeScalars)
      case "\n": result.append(contentsOf: "\\\(hashes)n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\\(hashes)r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\\(hashes)t".unicodeScalars)
      case "\0": result.append(contentsOf: "\\\(hashes)0".unicodeScalars)
      // Editors cut what stands invisibly at a line's end.
      case " " where isWholeLine && isLast: result.append(contentsOf: "\\\(hashes)u{20}".unicodeScalars)
      default:
        if isVisible(scalar) {
          result.append(scalar)
        } else {
          result.append(contentsOf: "\\\(hashes)u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
        }
      }
    }
    return String(result)
  }

  /// Whether people see a character where it stands, and nothing else of the line moves with it.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
    // Marks would combine with whatever stands before them, such as the quotation mark.
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: return true
    }
  }
}
