/// What every message begins and ends with: `magic`, `version`, the outcome, `endMark`.
enum TransferFormat {
  /// No text begins like this: the first byte is none of UTF-8's.
  static let magic: [UInt8] = [0xF7] + Array("wingen".utf8)

  /// Raised with every change of what stands between magic and end mark: a case, a property, their order, how a number is written.
  /// A spec is linked with the library of the release that reads it, so there is no need to read older versions.
  static let version = 1

  /// Tells a message that was cut off from one that is damaged: without it, both only run out of bytes.
  static let endMark: [UInt8] = Array("end".utf8) + [0xF7]

  /// How deep trees, expressions, types and values may lie in one another, all counted together. A field of an object counts two.
  static let maxDepth = 256

  /// How much longer a message may be with all repetitions written out. Those of the examples are less than 200 kB longer.
  static let maxRepeatedBytes = 64 << 20
}
