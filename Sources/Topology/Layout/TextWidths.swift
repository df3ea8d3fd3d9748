/// How wide text is at most, whichever common sans-serif font shows it.
///
/// Measured are the advances of DejaVu Sans, which is wider than Helvetica, Arial, Segoe UI, Roboto and their like, so that text fits if
/// any of these is there.
enum TextWidths {
  /// Thousandths of the font's size, of the characters from space to tilde. Source: DejaVuSans.ttf 2.37, table hmtx.
  private static let regular: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775,
    752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390,
    337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
  /// Source: DejaVuSans-Bold.ttf 2.37, table hmtx.
  private static let bold: [Int] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683, 683, 821,
    837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457,
    365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
  /// No character of that font's Latin, Greek and Cyrillic parts is wider, nor any of East Asian scripts or emoji in theirs.
  private static let widest = 1_560

  /// In pixels, rounded up.
  static func width(_ text: some StringProtocol, size: Int, isBold: Bool = false) -> Int {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += width(scalar, isBold) }
    return (thousandths * size + 999) / 1000
  }

  private static func width(_ scalar: Unicode.Scalar, _ isBold: Bool) -> Int {
    switch scalar.value {
    case 0x20...0x7E: (isBold ? bold : regular)[Int(scalar.value) - 0x20]
    case 0x2026, 0xA0...0xFF: 1_000
    case 0x2192: 838
    default: widest
    }
  }

  /// The text, or as much of its beginning as has room together with an ellipsis.
  static func shortened(_ text: String, to width: Int, size: Int, isBold: Bool = false) -> String {
    if self.width(text, size: size, isBold: isBold) <= width { return text }
    var left = (width * 1000) / size - 1_000
    var result = ""
    for character in text {
      left -= character.unicodeScalars.reduce(0) { $0 + self.width($1, isBold) }
      if left < 0 { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result.isEmpty && width * 1000 < 1_000 * size ? "" : result + "…"
  }

  /// The text in lines, broken behind blanks and, where these are far apart, behind marks that part names.
  static func wrapped(_ text: String, to width: Int, lines: Int, size: Int, isBold: Bool = false) -> [String] {
    var rest = text[...]
    var result: [String] = []
    while !rest.isEmpty, result.count < lines - 1, self.width(rest, size: size, isBold: isBold) > width {
      guard let end = breakPlace(rest, width, size, isBold) else { break }
      result.append(String(rest[..<end]).droppingLastBlanks)
      rest = rest[end...].drop { $0 == " " }
    }
    if !rest.isEmpty { result.append(shortened(String(rest), to: width, size: size, isBold: isBold)) }
    return result
  }

  private static func breakPlace(_ text: Substring, _ width: Int, _ size: Int, _ isBold: Bool) -> Substring.Index? {
    var used = 0
    var blank: Substring.Index?
    var mark: Substring.Index?
    for index in text.indices {
      let character = text[index]
      used += character.unicodeScalars.reduce(0) { $0 + self.width($1, isBold) }
      if character != " ", used * size > width * 1000 { break }
      let next = text.index(after: index)
      if character == " " { blank = next } else if "-./:_,=".contains(character) { mark = next }
    }
    // A blank in the first third would leave most of the line empty.
    if let blank, let mark, text.distance(from: text.startIndex, to: blank) * 3 < text.distance(from: text.startIndex, to: mark) {
      return mark
    }
    return blank ?? mark
  }
}

extension String {
  fileprivate var droppingLastBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
