import Diagnostics
import YAML

extension BinaryContent {
  /// What the first bytes of a file say against its being text that can be read, or nil.
  ///
  /// Text in another encoding is left to the YAML reader, which shows the place; but UTF-16 cannot be cut into documents.
  static func problem(_ head: ArraySlice<UInt8>, file: String) -> InputProblem? {
    if head.starts(with: [0x1F, 0x8B]) { return .binary(file: file, .gzip) }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .binary(file: file, .zip) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      return .yaml(YAMLReadError(.utf16, at: SourceLocation(file: file, line: 1, column: 1)))
    }
    if head.contains(0) { return .binary(file: file, .zeroBytes) }
    let hasControls = head.contains { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B }
    if hasControls, !isUTF8(head) { return .binary(file: file, .other) }
    return nil
  }

  /// Whether the bytes are UTF-8, of which the last character may be cut.
  private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    (0...3).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
  }
}
