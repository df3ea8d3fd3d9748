/// Packs bits into bytes as RFC 1951 wants it: from the lowest bit of each byte upwards.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  /// Appends the `count` lowest bits of `bits`, lowest first; `count` is at most 32.
  mutating func write(_ bits: Int, count: Int) {
    pending |= UInt64(bits) << self.count
    self.count += count
    while self.count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      self.count -= 8
    }
  }

  /// Fills the last byte up with zeros.
  mutating func finish() {
    if count > 0 { write(0, count: 8 - count) }
  }
}
