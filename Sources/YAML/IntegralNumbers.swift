extension YAMLValue {
  /// The integer that this number is, also when it is written as a float (`1.0`, `1e6`); nil for fractions, for numbers that do not
  /// fit into 64 bits (`1e30`), and for whatever is no number. JSON Schema's `integer` accepts all of these but the fractions.
  public var integral: Int? {
    switch self {
    case .int(let integer): integer
    case .float(let double): Self.integer(of: double)
    case .null, .bool, .string, .list, .map: nil
    }
  }

  /// `Int(exactly:)` would do, but calls the C library's `trunc`, which an executable without Foundation and Glibc is not linked with.
  private static func integer(of double: Double) -> Int? {
    guard double >= -0x1p63, double < 0x1p63 else { return nil }
    let integer = Int(double)
    return Double(integer) == double ? integer : nil
  }
}
