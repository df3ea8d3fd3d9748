/// A file's path as a URI reference (RFC 3986): relative paths stay relative, absolute ones become `file:///…`.
enum ArtifactURI {
  /// Nil for an empty path.
  static func of(_ path: String) -> String? {
    let path = plain(path)
    if path.isEmpty { return nil }
    return (path.utf8.first == UInt8(ascii: "/") ? "file://" : "") + encoded(path.utf8)
  }

  /// The path without the current folder, as a repository has it.
  static func plain(_ path: String) -> Substring {
    var path = Substring(path)
    while path.utf8.starts(with: "./".utf8), path.utf8.count > 2 { path = path.dropFirst(2) }
    return path
  }

  /// Bytes that may stand in a path are kept, others become `%XX`. A colon is encoded too, because before the first slash it would
  /// end a scheme.
  static func encoded(_ bytes: some Sequence<UInt8>, keeping others: String = "/") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      if isUnreserved(byte) || others.utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// RFC 3986, 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
