public import YAML

/// An amount of a resource as Kubernetes writes it: `500m`, `1.5Gi`, `12e6`. Exact: no floating-point number is involved.
///
/// Amounts are kept in billionths (`n`, the finest that Kubernetes knows); what is finer is rounded away from zero, what exceeds 128 bits
/// is held at the greatest amount. Two quantities are equal if their amounts are, however they are written: `1Gi` and `1024Mi`.
/// Source: kubernetes/kubernetes, staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go.
public struct Quantity: Sendable {
  /// How a quantity was written, and is written again.
  public enum Format: Sendable, Hashable {
    /// `Ki`, `Mi`, `Gi`: powers of 1,024.
    case binarySI
    /// `m`, none, `k`, `M`, `G`: powers of 1,000.
    case decimalSI
    /// `e3`, `E6`.
    case decimalExponent
  }

  /// The amount in billionths of the unit (cores, bytes, pieces).
  public let nanos: Int128
  public let format: Format

  public static let zero = Quantity(nanos: 0)

  static let nanosPerUnit: Int128 = 1_000_000_000

  public init(nanos: Int128, format: Format = .decimalSI) {
    self.nanos = nanos
    self.format = format
  }

  /// Whole units: cores, bytes, pieces.
  public init(units: Int, format: Format = .decimalSI) {
    self.init(nanos: Int128(units) * Self.nanosPerUnit, format: format)
  }

  /// - Throws: `QuantityFault` for what is no quantity.
  public init(_ text: String) throws(QuantityFault) { self = try QuantityReader.read(text) }

  /// A quantity as it stands in a manifest: as a text, or as a number without quotes.
  ///
  /// - Throws: `QuantityFault` for what is no quantity.
  public init(_ value: YAMLValue) throws(QuantityFault) {
    switch value {
    case .string(let text): try self.init(text)
    case .int(let number): self.init(units: number)
    case .float(let number) where number.isFinite: try self.init(YAMLScalar.float(number))
    default: throw .notText
    }
  }

  /// The sum, at most the greatest amount; written as the left one is, unless that is zero.
  public static func + (left: Quantity, right: Quantity) -> Quantity {
    let (sum, overflow) = left.nanos.addingReportingOverflow(right.nanos)
    let format = left.nanos == 0 ? right.format : left.format
    return Quantity(nanos: overflow ? (left.nanos < 0 ? -.max : .max) : sum, format: format)
  }

  /// The least multiple of a step that is not below this; steps are in billionths.
  ///
  /// The scheduler counts processors in thousandths and all else in whole units, both rounded up
  /// (kubernetes/kubernetes, pkg/scheduler/framework/types.go, `Resource.Add`).
  func roundedUp(toNanos step: Int128) -> Quantity {
    let rest = nanos % step
    guard rest > 0 else { return Quantity(nanos: nanos - rest, format: format) }
    let (rounded, overflow) = nanos.addingReportingOverflow(step - rest)
    return Quantity(nanos: overflow ? .max : rounded, format: format)
  }
}

extension Quantity: Comparable, Hashable {
  public static func == (left: Quantity, right: Quantity) -> Bool { left.nanos == right.nanos }
  public static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }
  public func hash(into hasher: inout Hasher) { hasher.combine(nanos) }
}
