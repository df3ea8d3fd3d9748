/// Base64 as Go's `encoding/json` reads it into bytes: the standard alphabet, padded, line ends between the letters ignored.
enum Base64Syntax {
  static func matches(_ text: String) -> Bool {
    var letters = 0
    var padding = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "="): padding += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "/"):
        guard padding == 0 else { return false }
        letters += 1
      default: return false
      }
    }
    return (letters + padding) % 4 == 0 && padding <= 2 && (padding == 0 || letters % 4 >= 2)
  }
}
