import CZlib

/// Unpacks gzip (RFC 1952) as its bytes arrive, several members one after another included, up to a limit.
struct GzipInflater: ~Copyable {
  private(set) var output: [UInt8] = []

  private let file: String
  /// In bytes, unpacked.
  private let limit: Int
  /// zlib keeps a pointer to it, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var hasInput = false
  /// Whether all bytes so far make whole members.
  private var isAtMemberEnd = false

  init(file: String, limit: Int) throws(InputProblem) {
    self.file = file
    self.limit = limit
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 more than the size of the window: gzip's header and checksum, not zlib's (zlib.h, inflateInit2).
    guard inflateInit2_(stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .gzip(file: file, .outOfMemory)
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  mutating func append(_ input: UnsafeRawBufferPointer) throws(InputProblem) {
    guard let base = input.bindMemory(to: UInt8.self).baseAddress, !input.isEmpty else { return }
    // zlib does not write there; its type predates const.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
    stream.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
    var failure: InputProblem?
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64 << 10) { buffer in failure = inflate(into: buffer) }
    stream.pointee.next_in = nil
    stream.pointee.avail_in = 0
    if let failure { throw failure }
  }

  /// - Throws: `InputProblem.gzip` if the bytes ended within a member.
  mutating func finish() throws(InputProblem) {
    if !isAtMemberEnd { throw .gzip(file: file, hasInput ? .truncated : .notGzip) }
  }

  private mutating func inflate(into buffer: UnsafeMutableBufferPointer<UInt8>) -> InputProblem? {
    while true {
      if isAtMemberEnd {
        if stream.pointee.avail_in == 0 { return nil }
        isAtMemberEnd = false
        if inflateReset(stream) != Z_OK { return .gzip(file: file, .outOfMemory) }
      }
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(truncatingIfNeeded: buffer.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      let count = buffer.count - Int(stream.pointee.avail_out)
      if output.count + count > limit { return .inflatedTooLarge(file: file, limit: limit) }
      output.append(contentsOf: buffer[..<count])
      switch status {
      case Z_OK, Z_BUF_ERROR:
        hasInput = true
        if stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return nil }
        if status == Z_BUF_ERROR { return nil }
      case Z_STREAM_END:
        hasInput = true
        isAtMemberEnd = true
      case Z_MEM_ERROR: return .gzip(file: file, .outOfMemory)
      default:
        let problem = stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"
        return .gzip(file: file, hasInput || problem != "incorrect header check" ? .corrupt(problem) : .notGzip)
      }
    }
  }
}
