/// Text of the input as a picture takes it: in one line, without control characters, and of a length that somebody may read.
enum ShownText {
  private static let mostScalars = 160

  static func limited(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == mostScalars {
        result.append("…")
        break
      }
      result.append(isShown(scalar) ? scalar : " ")
      count += 1
    }
    return String(result)
  }

  /// Not shown are control characters, and those that turn the direction of what follows.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
