extension QueryText {
  /// The text with its variables as Grafana reads them: `$name`, in braces where that would not end, or where there is a format.
  public var spelling: String {
    var result = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): result += text
      case .variable(let variable):
        let follower = index + 1 < pieces.count ? pieces[index + 1] : nil
        let runsOn = if case .text(let text)? = follower { text.utf8.first?.isWord ?? false } else { false }
        if variable.format == nil, !runsOn, Token.isPlainLabel(variable.name) {
          result += "$\(variable.name)"
        } else {
          result += "${\(variable.name)\(variable.format.map { ":\($0)" } ?? "")}"
        }
      }
    }
    return result
  }

  /// The text as a string literal, with the escapes of Go. Source: golang/go, src/strconv/quote.go.
  var quoted: QueryText {
    var result = QueryText("\"")
    for piece in pieces {
      switch piece {
      case .text(let text): result.append(Self.escaped(text))
      case .variable(let variable): result.append(variable)
      }
    }
    result.append("\"")
    return result
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)".unicodeScalars
      case "\u{07}": result += "\\a".unicodeScalars
      case "\u{08}": result += "\\b".unicodeScalars
      case "\u{0C}": result += "\\f".unicodeScalars
      case "\n": result += "\\n".unicodeScalars
      case "\r": result += "\\r".unicodeScalars
      case "\t": result += "\\t".unicodeScalars
      case "\u{0B}": result += "\\v".unicodeScalars
      case let scalar where scalar.isPrinted: result.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let (letter, count) = scalar.value < 0x80 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        result += "\\\(letter)\(String(repeating: "0", count: count - digits.count))\(digits)".unicodeScalars
      }
    }
    return String(result)
  }

  /// Neighbouring texts become one.
  mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if let last = pieces.indices.last, case .text(let before) = pieces[last] {
      pieces[last] = .text(before + text)
    } else {
      pieces.append(.text(text))
    }
  }

  mutating func append(_ variable: QueryVariable) { pieces.append(.variable(variable)) }

  mutating func append(_ other: QueryText) {
    for piece in other.pieces {
      switch piece {
      case .text(let text): append(text)
      case .variable(let variable): append(variable)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is shown in a string as it is. U+FFFD is not, because Prometheus refuses it there.
  fileprivate var isPrinted: Bool {
    if self == " " { return true }
    if value == 0xFFFD { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}

extension NumberLiteral {
  /// With units if it was written so; else all its digits, without an exponent.
  var spelling: String {
    isDuration && abs(value) < Double(Lexer.longest) / 1000
      ? QueryDuration.spelling(milliseconds: Int((value * 1000).rounded())) : value.decimal
  }

  /// Whether it is written with units.
  public var isDuration: Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let last = digits.utf8.last, value.isFinite, !digits.hasPrefix("0x"), !digits.hasPrefix("0X") else { return false }
    return last.isLetter
  }
}

extension QueryDuration {
  /// `1h30m`. Source: prometheus/common, model/time.go, Duration.String: years and weeks only where nothing is left.
  static func spelling(milliseconds: Int) -> String {
    guard milliseconds != 0 else { return "0s" }
    var (rest, result) = (milliseconds.magnitude, milliseconds < 0 ? "-" : "")
    let units: [(name: String, size: UInt, isExact: Bool)] = [
      ("y", 31_536_000_000, true), ("w", 604_800_000, true), ("d", 86_400_000, false), ("h", 3_600_000, false), ("m", 60000, false),
      ("s", 1000, false), ("ms", 1, false),
    ]
    for unit in units where rest >= unit.size && !(unit.isExact && rest % unit.size != 0) {
      result += "\(rest / unit.size)\(unit.name)"
      rest %= unit.size
    }
    return result
  }
}

extension Double {
  /// All digits, without an exponent, as few as tell it from its neighbours; `Inf` and `NaN`.
  var decimal: String {
    guard isFinite else { return isNaN ? "NaN" : self < 0 ? "-Inf" : "Inf" }
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var whole = String(mantissa[0])
    var fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    if exponent > 0 {
      fraction += String(repeating: "0", count: max(0, exponent - fraction.count))
      whole += fraction.prefix(exponent)
      fraction = String(fraction.dropFirst(exponent))
    } else if exponent < 0 {
      whole = String(repeating: "0", count: max(0, 1 - exponent - whole.count)) + whole
      fraction = whole.suffix(-exponent) + fraction
      whole = String(whole.dropLast(-exponent))
    }
    return (sign == .minus ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
