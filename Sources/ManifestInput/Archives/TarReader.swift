/// Takes a tar archive apart: ustar, GNU's long names and pax paths. Whatever could reach outside of the archive is refused.
struct TarReader {
  private let bytes: ArraySlice<UInt8>
  private let file: String
  private var offset: Int
  /// From the headers before a member that only tell of it.
  private var longName: ArraySlice<UInt8>?
  private var longSize: Int?

  private init(_ bytes: ArraySlice<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    offset = bytes.startIndex
  }

  /// The files of an archive, in its order.
  ///
  /// - Throws: `InputProblem.tar`, `.refusedMember`.
  static func members(_ bytes: ArraySlice<UInt8>, file: String) throws(InputProblem) -> [ArchiveMember] {
    var reader = TarReader(bytes, file: file)
    var members: [ArchiveMember] = []
    while let header = try reader.header() {
      if let member = try reader.member(header) { members.append(member) }
    }
    return members
  }

  private func fault(_ fault: TarFault, at place: Int) -> InputProblem { .tar(file: file, offset: place - bytes.startIndex, fault) }

  /// The next header; nil at the end: a block of zeros, or where the bytes end.
  private mutating func header() throws(InputProblem) -> TarHeader? {
    if offset == bytes.endIndex { return nil }
    guard bytes.endIndex - offset >= TarHeader.size else { throw fault(.truncated, at: offset) }
    let block = bytes[offset..<(offset + TarHeader.size)]
    if block.allSatisfy({ $0 == 0 }) { return nil }
    do throws(TarHeaderError) {
      let header = try TarHeader(block)
      offset += TarHeader.size
      return header
    } catch {
      throw fault(error.fault, at: offset)
    }
  }

  /// The bytes after a header, which fill whole blocks.
  private mutating func contents(_ size: Int) throws(InputProblem) -> ArraySlice<UInt8> {
    guard size <= bytes.endIndex - offset else { throw fault(.truncated, at: offset) }
    let contents = bytes[offset..<(offset + size)]
    let padded = (size + TarHeader.size - 1) / TarHeader.size * TarHeader.size
    offset = min(bytes.endIndex, offset + padded)
    return contents
  }

  /// Nil for folders, and for headers that tell of the next member.
  private mutating func member(_ header: TarHeader) throws(InputProblem) -> ArchiveMember? {
    let place = offset
    switch header.type {
    case UInt8(ascii: "L"):
      longName = try contents(header.contentSize).prefix { $0 != 0 }
      return nil
    // A long name of what a link leads to, and settings for all members: neither names a file.
    case UInt8(ascii: "K"), UInt8(ascii: "g"):
      _ = try contents(header.contentSize)
      return nil
    case UInt8(ascii: "x"):
      guard let records = PaxRecords.read(try contents(header.contentSize)) else { throw fault(.invalidExtendedHeader, at: place) }
      if let path = records["path"] { longName = path }
      if let size = records["size"] {
        guard let value = Int(String(decoding: size, as: UTF8.self)), value >= 0 else { throw fault(.invalidExtendedHeader, at: place) }
        longSize = value
      }
      return nil
    default: break
    }
    let name = longName ?? (header.prefix.isEmpty ? header.name : (header.prefix + [UInt8(ascii: "/")] + header.name)[...])
    let size = longSize ?? header.contentSize
    longName = nil
    longSize = nil
    switch header.type {
    case UInt8(ascii: "5"):
      // A folder has no contents, whatever its size says.
      return nil
    case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
      let contents = try contents(size)
      // Before POSIX a folder was a file whose name ends with a slash.
      if name.last == UInt8(ascii: "/") { return nil }
      return ArchiveMember(path: try path(name), bytes: contents)
    case UInt8(ascii: "1"), UInt8(ascii: "2"): throw refusal(name, .link)
    case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"): throw refusal(name, .specialFile)
    case let type: throw fault(.unsupportedType(type), at: place - TarHeader.size)
    }
  }

  private func refusal(_ name: ArraySlice<UInt8>, _ reason: MemberFault) -> InputProblem {
    .refusedMember(file: file, member: String(decoding: name.prefix(300), as: UTF8.self), reason)
  }

  /// The member's path, cleaned of `.` and empty parts. Archives made on Windows may have backslashes between the parts, which Helm
  /// reads so too (helm/helm 3, pkg/chart/loader/archive.go).
  private func path(_ name: ArraySlice<UInt8>) throws(InputProblem) -> String {
    guard let text = String(validating: name, as: UTF8.self), !text.utf8.contains(0) else { throw refusal(name, .notUTF8) }
    let hasDrive = name.count > 1 && name[name.startIndex + 1] == UInt8(ascii: ":")
    let slashed = String(decoding: name.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
    if slashed.utf8.first == UInt8(ascii: "/") || hasDrive { throw refusal(name, .absolute) }
    let parts = FilePath.names(slashed).filter { $0 != "." }
    if parts.contains("..") { throw refusal(name, .parentFolder) }
    if parts.isEmpty { throw refusal(name, .emptyName) }
    return parts.joined(separator: "/")
  }
}
