/// A place in an expression that is being read.
struct Cursor {
  let text: [Unicode.Scalar]
  var index = 0

  init(_ text: [Unicode.Scalar]) { self.text = text }

  var next: Unicode.Scalar? { index < text.count ? text[index] : nil }
  var isAtEnd: Bool { index >= text.count }

  /// The scalar so many further on.
  func peek(_ distance: Int) -> Unicode.Scalar? { index + distance < text.count ? text[index + distance] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  mutating func take(_ scalars: String) -> Bool {
    guard text[min(index, text.count)...].starts(with: scalars.unicodeScalars) else { return false }
    index += scalars.unicodeScalars.count
    return true
  }

  /// A decimal number; what exceeds a million is cut, because by then only its size matters.
  mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 1_000_000)
      index += 1
    }
    return value
  }
}
