import Glibc

/// Runs programs and keeps files for them.
enum Command {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The repository's folder.
  static let root = #filePath.components(before: "/Tests/KubernetesTests/")

  /// What a program writes to either output, and its exit status.
  static func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let line = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    guard let pipe = popen(line + " 2>&1", "r") else { throw Failure(description: "\(arguments) could not be started") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
    let status = pclose(pipe)
    return (String(decoding: output, as: UTF8.self), (status >> 8) & 0xFF)
  }

  /// A text file of the repository.
  static func text(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Failure(description: "\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names of a folder's entries in order.
  static func entries(of folder: String) throws -> [String] {
    guard let directory = opendir(folder) else { throw Failure(description: "\(folder) cannot be listed") }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

extension String {
  /// The text before the last occurrence of another.
  fileprivate func components(before mark: String) -> String {
    ranges(of: mark).last.map { String(self[..<$0.lowerBound]) } ?? self
  }
}
