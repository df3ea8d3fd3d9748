extension StringProtocol {
  /// Whether a path is one of Windows: it begins with a drive (`C:\logs`, `C:/logs`) or is a device's (`\\.\pipe\name`).
  var isWindowsPath: Bool {
    var bytes = utf8.makeIterator()
    guard let first = bytes.next(), let second = bytes.next() else { return false }
    if first == UInt8(ascii: "\\") { return second == first }
    guard second == UInt8(ascii: ":"), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else { return false }
    guard let third = bytes.next() else { return true }
    return third == UInt8(ascii: "\\") || third == UInt8(ascii: "/")
  }

  /// Whether a path is the folder, or lies in it.
  func isWithin(_ folder: String) -> Bool {
    hasPrefix(folder) && (utf8.count == folder.utf8.count || utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/"))
  }
}
