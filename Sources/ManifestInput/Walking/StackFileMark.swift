import Glibc

/// Tells a stack file of wingen's from other files that people call stack.yaml.
enum StackFileMark {
  static let fileName = "stack.yaml"

  /// Whether a file's text begins a line with `stack:`, and none with `apiVersion:`, as a manifest does. Of a large file only the beginning
  /// is looked at.
  static func isPresent(_ path: String) -> Bool {
    guard FilePath.hasEnding(path, [".yaml", ".yml"]) else { return false }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    let lines = bytes[..<count].split(separator: UInt8(ascii: "\n"))
    return lines.contains { $0.starts(with: "stack:".utf8) } && !lines.contains { $0.starts(with: "apiVersion:".utf8) }
  }
}
