extension Quantity: CustomStringConvertible {
  /// The canonical form: no fraction, the greatest suffix that loses nothing. `1.5` is `1500m`, `1.5Gi` is `1536Mi`.
  ///
  /// Source: kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go, `CanonicalizeBytes`.
  public var description: String {
    if nanos == 0 { return "0" }
    return format == .binarySI ? binaryText ?? decimalText : decimalText
  }

  /// Nil for fractions and for small numbers, which are written in decimals.
  private var binaryText: String? {
    guard nanos % Self.nanosPerUnit == 0 else { return nil }
    var number = nanos / Self.nanosPerUnit
    guard number <= -1024 || number >= 1024 else { return nil }
    var suffix = ""
    for next in QuantitySuffix.binary where number % 1024 == 0 {
      number /= 1024
      suffix = next
    }
    return "\(number)\(suffix)"
  }

  private var decimalText: String {
    var number = nanos
    var power = -9
    while number % 1000 == 0, power < 18 || format == .decimalExponent {
      number /= 1000
      power += 3
    }
    if format == .decimalExponent { return power == 0 ? "\(number)" : "\(number)e\(power)" }
    let suffix = QuantitySuffix.decimal.first { $0.power == power }?.suffix ?? ""
    return "\(number)\(suffix)"
  }
}
