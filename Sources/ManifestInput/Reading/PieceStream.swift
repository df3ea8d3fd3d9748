import Glibc
import YAML

/// An input piece by piece, in memory of about one piece. Whatever is wrong comes as a piece too, in its place: that it cannot be
/// opened, is no text, or is empty.
public struct PieceStream: ~Copyable {
  /// How much is read at a time, in bytes.
  private static let chunk = 256 << 10
  /// How much is looked at to tell text from other contents, in bytes.
  private static let head = 8 << 10

  private let file: String
  private var splitter: DocumentSplitter
  /// -1 if there is none.
  private var descriptor: Int32 = -1
  /// What is at hand and was not given to the splitter.
  private var memory: ArraySlice<UInt8> = []
  private var problem: InputProblem?
  private var isStarted = false
  /// Whether all bytes are with the splitter.
  private var isRead = false
  private var hasProblem = false
  private var isOver = false

  /// A file, or a pipe that the user named. Opens it at once.
  ///
  /// - Parameter isNamed: whether the user named it. If not, only a regular file is opened.
  public init(manifest path: String, isNamed: Bool = true) {
    file = path
    do {
      let opened = try InputDescriptor.open(path, isNamed: isNamed)
      descriptor = opened.descriptor
      splitter = DocumentSplitter(file: path, isStream: opened.isStream)
    } catch {
      splitter = DocumentSplitter(file: path)
      problem = error
    }
  }

  /// - Parameters:
  ///   - isStream: see `DocumentText.isStream`.
  ///   - largestPiece: in bytes; see `DocumentSplitter.largestPiece`.
  public init(bytes: ArraySlice<UInt8>, file: String, isStream: Bool? = nil, largestPiece: Int = DocumentSplitter.largestPiece) {
    self.file = file
    memory = bytes
    splitter = DocumentSplitter(file: file, isStream: isStream, largestPiece: largestPiece)
  }

  /// Whatever an open descriptor gives, from where it stands to the end.
  ///
  /// - Parameter descriptor: closed when all is read, or the stream goes.
  public init(descriptor: Int32, file: String) {
    self.file = file
    self.descriptor = descriptor
    if descriptor < 0 { problem = .unreadable(path: file, code: EBADF) }
    splitter = DocumentSplitter(file: file, isStream: true)
  }

  /// Standard input, which stays open.
  public static func standardInput() -> PieceStream {
    PieceStream(descriptor: fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0), file: DocumentText.standardInput)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next piece or problem; nil at the end.
  public mutating func next() -> InputPiece? {
    if let piece = nextOfText() {
      if case .problem = piece { hasProblem = true }
      return piece
    }
    if isOver { return nil }
    isOver = true
    return hasProblem || splitter.hasContent ? nil : .problem(.empty(file: file))
  }

  /// Several pieces at once, for work in parallel: at least one, and no more once they have that many bytes. Empty at the end.
  public mutating func nextBatch(bytes limit: Int = 1 << 20) -> [InputPiece] {
    var pieces: [InputPiece] = []
    var size = 0
    while size < limit, let piece = next() {
      pieces.append(piece)
      // Small pieces cost something too.
      size += 64
      if case .text(let text) = piece { size += text.bytes.count }
    }
    return pieces
  }

  private mutating func nextOfText() -> InputPiece? {
    while true {
      if let piece = splitter.next() { return piece }
      if let problem = problem.take() {
        // What has arrived of the last piece is not all of it, and is left out.
        isRead = true
        return .problem(problem)
      }
      if isRead { return nil }
      if isStarted { readOn() } else { start() }
    }
  }

  /// Reads what tells text from other contents.
  private mutating func start() {
    isStarted = true
    if descriptor < 0 {
      problem = BinaryContent.problem(memory.prefix(Self.head), file: file)
      return
    }
    while memory.count < Self.head, descriptor >= 0 { readChunk() }
    // After the beginning of something that is no text it does not matter how reading ended.
    problem = BinaryContent.problem(memory.prefix(Self.head), file: file) ?? problem
  }

  private mutating func readOn() {
    if memory.isEmpty, descriptor >= 0 { readChunk() }
    let part = memory.prefix(Self.chunk)
    memory = memory.dropFirst(part.count)
    part.withUnsafeBytes { splitter.append($0) }
    if memory.isEmpty, descriptor < 0 {
      isRead = true
      splitter.finish()
    }
  }

  /// Reads once into `memory`. At the end the descriptor is closed.
  private mutating func readChunk() {
    let memory = memory
    let descriptor = descriptor
    self.memory = []
    var failure: Int32?
    var isAtEnd = false
    let room = Self.chunk
    let bytes = [UInt8](unsafeUninitializedCapacity: memory.count + room) { buffer, count in
      count = buffer.update(fromContentsOf: memory)
      let free = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
      switch InputDescriptor.read(descriptor, into: free) {
      case .success(0): isAtEnd = true
      case .success(let more): count += more
      case .failure(let error): failure = error.code
      }
    }
    self.memory = bytes[...]
    guard isAtEnd || failure != nil else { return }
    close(descriptor)
    self.descriptor = -1
    if let failure { problem = .unreadable(path: file, code: failure) }
  }
}
