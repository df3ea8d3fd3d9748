import Glibc

/// Programs of others: whether they are there, and what they say of themselves.
enum OtherPrograms {
  /// The first on `PATH`; nil if there is none.
  static func find(_ name: String) -> String? {
    let folders = (ColorChoice.environment("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }.first { !InputFile.isDirectory($0) && access($0, X_OK) == 0 }
  }

  /// The first line that a command prints within five seconds; nil if it fails.
  ///
  /// - Parameter command: for the shell, with no word of a user's in it.
  static func firstLine(_ command: StaticString) -> String? {
    guard let stream = popen("timeout 5 \(command) 2>/dev/null", "r") else { return nil }
    var text: [UInt8] = []
    while text.count < 1 << 16 {
      let byte = fgetc(stream)
      if byte == EOF { break }
      text.append(UInt8(truncatingIfNeeded: byte))
    }
    guard pclose(stream) == 0 else { return nil }
    return text.split(separator: UInt8(ascii: "\n")).first.map { String(decoding: $0, as: UTF8.self) }
  }
}
