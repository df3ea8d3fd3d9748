/// DEFLATE (RFC 1951) in one block with the fixed codes.
///
/// zlib promises no output: its versions and its replacements (zlib-ng, Cloudflare's and Intel's) compress the same input to other bytes.
/// A package must have one digest wherever it is made, so that these few lines do it instead. A chart gets about a fifth larger than
/// zlib would make it.
struct Deflater {
  private static let window = 1 << 15
  private static let longestMatch = 258
  private static let shortestMatch = 3
  /// How many earlier places with the same three bytes are looked at.
  private static let effort = 24

  private var bits = BitWriter()
  /// The last place of each hash of three bytes, and for each place the one before it with the same hash; -1 for none.
  private var heads = [Int32](repeating: -1, count: 1 << 15)
  private var earlier: [Int32]

  private init(count: Int) { earlier = [Int32](repeating: -1, count: count) }

  static func compressed(_ contents: [UInt8]) -> [UInt8] {
    var deflater = Deflater(count: contents.count)
    contents.withUnsafeBufferPointer { deflater.compress($0) }
    return deflater.bits.finish()
  }

  private mutating func compress(_ input: UnsafeBufferPointer<UInt8>) {
    // The last block, of fixed codes.
    bits.append(1, count: 1)
    bits.append(1, count: 2)
    var index = 0
    while index < input.count {
      let match = self.match(input, at: index)
      insert(input, index)
      guard let match else {
        appendSymbol(Int(input[index]))
        index += 1
        continue
      }
      // A longer match that begins with the next byte is worth a literal.
      if match.length < 32, let next = self.match(input, at: index + 1), next.length > match.length {
        appendSymbol(Int(input[index]))
        index += 1
        continue
      }
      append(length: match.length, distance: match.distance)
      for offset in 1..<match.length { insert(input, index + offset) }
      index += match.length
    }
    appendSymbol(256)
  }

  // MARK: Matches

  private static func hash(_ input: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    (Int(input[index]) << 10 ^ Int(input[index + 1]) << 5 ^ Int(input[index + 2])) & (window - 1)
  }

  private mutating func insert(_ input: UnsafeBufferPointer<UInt8>, _ index: Int) {
    guard index + Self.shortestMatch <= input.count else { return }
    let hash = Self.hash(input, index)
    earlier[index] = heads[hash]
    heads[hash] = Int32(truncatingIfNeeded: index)
  }

  /// The longest stretch that begins at the index and stood earlier, of several the nearest.
  private func match(_ input: UnsafeBufferPointer<UInt8>, at index: Int) -> (length: Int, distance: Int)? {
    guard index + Self.shortestMatch <= input.count else { return nil }
    let most = min(Self.longestMatch, input.count - index)
    var best = (length: Self.shortestMatch - 1, distance: 0)
    var place = Int(heads[Self.hash(input, index)])
    var tries = Self.effort
    while place >= 0, index - place <= Self.window, tries > 0, best.length < most {
      if input[place + best.length] == input[index + best.length] {
        var length = 0
        while length < most, input[place + length] == input[index + length] { length += 1 }
        if length > best.length { best = (length, index - place) }
      }
      place = Int(earlier[place])
      tries -= 1
    }
    return best.distance > 0 ? best : nil
  }

  // MARK: Codes (RFC 1951, 3.2.5 and 3.2.6)

  private mutating func appendSymbol(_ symbol: Int) {
    switch symbol {
    case ..<144: bits.appendCode(0x30 + symbol, count: 8)
    case ..<256: bits.appendCode(0x190 + symbol - 144, count: 9)
    case ..<280: bits.appendCode(symbol - 256, count: 7)
    default: bits.appendCode(0xC0 + symbol - 280, count: 8)
    }
  }

  private mutating func append(length: Int, distance: Int) {
    if length == Self.longestMatch {
      appendSymbol(285)
    } else {
      let (code, extra, count) = Self.bucket(length - 3, perDoubling: 4)
      appendSymbol(257 + code)
      bits.append(extra, count: count)
    }
    let (code, extra, count) = Self.bucket(distance - 1, perDoubling: 2)
    bits.appendCode(code, count: 5)
    bits.append(extra, count: count)
  }

  /// Lengths have four codes to each doubling and distances two, the rest being extra bits.
  private static func bucket(_ number: Int, perDoubling codes: Int) -> (code: Int, extra: Int, count: Int) {
    if number < 2 * codes { return (number, 0, 0) }
    let magnitude = Int.bitWidth - 1 - number.leadingZeroBitCount
    let count = magnitude - codes.trailingZeroBitCount
    return (count * codes + number >> count, number & (1 << count - 1), count)
  }
}

/// Packs bits into bytes, the first into the lowest place.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  mutating func append(_ value: Int, count more: Int) {
    pending |= UInt64(truncatingIfNeeded: value) << UInt64(count)
    count += more
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Huffman codes come with their highest bit first.
  mutating func appendCode(_ code: Int, count: Int) {
    var reversed = 0
    for bit in 0..<count where code & 1 << bit != 0 { reversed |= 1 << (count - 1 - bit) }
    append(reversed, count: count)
  }

  mutating func finish() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    return bytes
  }
}
