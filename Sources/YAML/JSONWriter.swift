/// Writes JSON. Floats keep a point (`1.0`), so that they read back as floats; infinities and NaN, which JSON lacks, become null.
///
/// Readers of YAML read it too, except where a key has more than 1,024 characters, which YAML forbids within braces.
public enum JSONWriter {
  /// Pretty text is indented by two and ends with a line end; compact text is one line without one.
  public static func text(for value: YAMLValue, pretty: Bool) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes, indent: pretty ? 0 : nil)
    if pretty { bytes.append(0x0A) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ value: YAMLValue, to bytes: inout [UInt8], indent: Int?) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .float(let value): bytes += (value.isFinite ? YAMLScalar.float(value) : "null").utf8
    case .string(let value): YAMLScalar.appendQuoted(value, to: &bytes)
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        beginMember(index, &bytes, indent)
        append(item, to: &bytes, indent: indent.map { $0 + 2 })
      }
      if !items.isEmpty { breakLine(&bytes, indent) }
      bytes.append(UInt8(ascii: "]"))
    case .map(let map):
      bytes.append(UInt8(ascii: "{"))
      for (index, entry) in map.entries.enumerated() {
        beginMember(index, &bytes, indent)
        YAMLScalar.appendQuoted(entry.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if indent != nil { bytes.append(0x20) }
        append(entry.value, to: &bytes, indent: indent.map { $0 + 2 })
      }
      if !map.isEmpty { breakLine(&bytes, indent) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func beginMember(_ index: Int, _ bytes: inout [UInt8], _ indent: Int?) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine(&bytes, indent.map { $0 + 2 })
  }

  private static func breakLine(_ bytes: inout [UInt8], _ indent: Int?) {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: indent)
  }
}
