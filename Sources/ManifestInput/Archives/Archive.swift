import Glibc

/// A file in an archive.
public struct ArchiveMember: Sendable, Hashable {
  /// Its parts separated by `/`, none of them empty, `.` or `..`.
  public let path: String
  public let bytes: ArraySlice<UInt8>
}

/// Archives as `helm package` writes them: tar compressed with gzip. They are unpacked in memory only.
public enum Archive {
  /// In bytes, unpacked.
  public static let largest = 256 << 20

  /// The files of an archive on disk, in its order.
  ///
  /// - Throws: `InputProblem.unreadable`, `.notAFile`, `.gzip`, `.inflatedTooLarge`, `.tar`, `.refusedMember`.
  public static func members(ofFile path: String, limit: Int = largest) throws(InputProblem) -> [ArchiveMember] {
    let descriptor = try InputDescriptor.open(path, isNamed: true).descriptor
    defer { close(descriptor) }
    var inflater = try GzipInflater(file: path, limit: limit)
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let result = chunk.withUnsafeMutableBytes { InputDescriptor.read(descriptor, into: $0) }
      switch result {
      case .success(0):
        try inflater.finish()
        return try TarReader.members(inflater.output[...], file: path)
      case .success(let count): try inflater.append(chunk[..<count])
      case .failure(let error): throw .unreadable(path: path, code: error.code)
      }
    }
  }

  /// The files of an archive at hand, such as a chart inside a chart.
  ///
  /// - Parameter file: how the archive is called.
  /// - Throws: `InputProblem.gzip`, `.inflatedTooLarge`, `.tar`, `.refusedMember`.
  public static func members(of bytes: ArraySlice<UInt8>, file: String, limit: Int = largest) throws(InputProblem) -> [ArchiveMember] {
    var inflater = try GzipInflater(file: file, limit: limit)
    var rest = bytes
    while !rest.isEmpty {
      try inflater.append(rest.prefix(1 << 20))
      rest = rest.dropFirst(1 << 20)
    }
    try inflater.finish()
    return try TarReader.members(inflater.output[...], file: file)
  }
}

extension GzipInflater {
  fileprivate mutating func append(_ bytes: ArraySlice<UInt8>) throws(InputProblem) {
    var failure: InputProblem?
    bytes.withUnsafeBytes { input in
      do throws(InputProblem) { try append(input) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
