import YAML

/// Compares numbers exactly, also an integer with a float that no integer equals.
enum NumberOrder {
  /// Whether the first number is less than the second; false if either is no number.
  static func isLess(_ left: YAMLValue, _ right: YAMLValue) -> Bool {
    switch (left, right) {
    case (.int(let left), .int(let right)): left < right
    case (.float(let left), .float(let right)): left < right
    case (.int(let left), .float(let right)): isLess(left, right)
    case (.float(let left), .int(let right)): !left.isNaN && !isEqual(right, left) && !isLess(right, left)
    default: false
    }
  }

  private static func isLess(_ integer: Int, _ double: Double) -> Bool {
    if double >= 0x1p63 { return true }
    guard double >= -0x1p63 else { return false }
    let whole = Int(double)
    return integer < whole || integer == whole && double > Double(whole)
  }

  private static func isEqual(_ integer: Int, _ double: Double) -> Bool { YAMLValue.float(double).integral == integer }
}
