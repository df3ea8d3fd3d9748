import Glibc

/// Cuts a text into pieces before its document markers, while the text is still arriving: memory holds one piece and what arrived
/// last. Whatever is valid YAML reads the same in pieces as in whole.
///
/// Comments and directives above a document's `---` stay with it; so does what follows `...` with the next document.
public struct DocumentSplitter: Sendable {
  /// Larger pieces are left out, with a problem in their place.
  public static let largestPiece = 16 << 20

  /// Whether anything was seen but white space, comments, markers and directives.
  public private(set) var hasContent = false

  private let file: String
  private let isStream: Bool
  private let limit: Int
  private var buffer: [UInt8] = []
  private var isFinished = false
  private var pieceStart = 0
  private var pieceLine: Int
  /// Whether the current piece has only comments and directives so far, so that its own `---` may yet come.
  private var isPrelude = true
  /// Whether the current piece was found too large, and its bytes are dropped as they come.
  private var isSkipping = false
  /// After `...`: where the next piece begins, if anything but blank lines and further `...` follows.
  private var pending: (offset: Int, line: Int)?
  private var lineStart = 0
  private var line: Int
  /// Whether the current line is the text's first, which may begin with a byte-order mark.
  private var isFirstLine = true
  private var isClassified = false
  private var endsDocument = false
  /// The byte after the current line, once it has arrived.
  private var lineEnd: Int?
  /// Up to where the current line's end was looked for.
  private var searched = 0

  /// - Parameter isStream: see `DocumentText`.
  public init(file: String, isStream: Bool? = nil, firstLine: Int = 1, largestPiece: Int = Self.largestPiece) {
    self.file = file
    self.isStream = isStream ?? (file == DocumentText.standardInput)
    limit = largestPiece
    pieceLine = firstLine
    line = firstLine
  }

  /// Takes the next bytes; best when `next` has given nil.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if pieceStart > 0 {
      buffer.removeSubrange(..<pieceStart)
      lineStart = max(0, lineStart - pieceStart)
      searched -= pieceStart
      lineEnd = lineEnd.map { $0 - pieceStart }
      if let place = pending { pending = (place.offset - pieceStart, place.line) }
      pieceStart = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// How much was taken and not given out.
  public var bufferedBytes: Int { buffer.count - pieceStart }

  /// Says that no more bytes come.
  public mutating func finish() { isFinished = true }

  /// The next piece, or nil if more bytes are needed or, after `finish`, if there is no more.
  public mutating func next() -> InputPiece? {
    while true {
      if isClassified, !isPrelude, hasContent, pending == nil, !endsDocument { skipText() }
      if lineEnd == nil { findLineEnd() }
      if !isClassified {
        let end = lineEnd ?? buffer.count
        if lineEnd == nil {
          if !isFinished, end - lineStart < LineKind.decidingBytes { return checkSize() }
          if isFinished, end == lineStart { return last() }
        }
        isClassified = true
        let start = isFirstLine && buffer[lineStart..<end].starts(with: [0xEF, 0xBB, 0xBF]) ? lineStart + 3 : lineStart
        isFirstLine = false
        let kind = buffer.withUnsafeBytes { LineKind(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
        if let piece = take(kind) { return piece }
      }
      guard let lineEnd else { return isFinished ? last() : checkSize() }
      lineStart = lineEnd
      line += 1
      isClassified = false
      self.lineEnd = nil
      if endsDocument {
        pending = (lineStart, line)
        endsDocument = false
      }
    }
  }

  /// Passes over lines within a document that cannot be markers; this is where nearly all of a text goes.
  private mutating func skipText() {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var start = lineStart
      var position = lineEnd.map { $0 - 1 } ?? searched
      var count = 0
      var isText = true
      while isText, let end = memchr(base + position, 0x0A, bytes.count - position) {
        start = base.distance(to: UnsafeRawPointer(end)) + 1
        position = start
        count += 1
        isText = start < bytes.count && bytes[start] != UInt8(ascii: "-") && bytes[start] != UInt8(ascii: ".")
      }
      isClassified = isText
      lineStart = start
      line += count
      lineEnd = nil
      searched = isText ? bytes.count : position
    }
  }

  private mutating func findLineEnd() {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, searched < bytes.count else { return }
      let end = memchr(base + searched, 0x0A, bytes.count - searched)
      lineEnd = end.map { base.distance(to: UnsafeRawPointer($0)) + 1 }
    }
    searched = lineEnd ?? buffer.count
  }

  /// Notes what the line means, and cuts before it if a document ends there.
  private mutating func take(_ kind: LineKind) -> InputPiece? {
    switch kind {
    case .blank: return nil
    case .documentEnd:
      endsDocument = !isPrelude
      return nil
    case .directive where isPrelude: return nil
    case .directive where pending != nil:
      let piece = cutAtPending()
      isPrelude = true
      return piece
    case .documentStart(let startsText):
      var piece: InputPiece?
      if pending != nil {
        piece = cutAtPending()
      } else if !isPrelude || isSkipping || lineStart - pieceStart > limit {
        // What stands above a document, but is too large itself, is left out without it.
        piece = cut(at: lineStart, line)
      }
      isPrelude = false
      if startsText { hasContent = true }
      return piece
    case .content, .directive:
      let piece = cutAtPending()
      isPrelude = false
      hasContent = true
      return piece
    }
  }

  private mutating func cutAtPending() -> InputPiece? {
    guard let place = pending else { return nil }
    pending = nil
    return cut(at: place.offset, place.line)
  }

  /// Ends the current piece, and begins the next.
  private mutating func cut(at offset: Int, _ nextLine: Int) -> InputPiece? {
    defer {
      pieceStart = offset
      pieceLine = nextLine
      isSkipping = false
    }
    if isSkipping || offset == pieceStart { return nil }
    if offset - pieceStart > limit { return tooLarge() }
    let bytes = Array(buffer[pieceStart..<offset])
    return .text(DocumentText(file: file, firstLine: pieceLine, bytes: bytes[...], isStream: isStream))
  }

  private mutating func last() -> InputPiece? {
    if let place = pending, buffer.count - place.offset > limit { return cutAtPending() }
    pending = nil
    return cut(at: buffer.count, line)
  }

  /// While more bytes are awaited: whether those at hand are too many already.
  private mutating func checkSize() -> InputPiece? {
    if let place = pending, buffer.count - place.offset > limit {
      isPrelude = true
      return cutAtPending()
    }
    let certainEnd = pending?.offset ?? (isClassified ? buffer.count : lineStart)
    guard isSkipping || certainEnd - pieceStart > limit else { return nil }
    defer {
      pieceStart = certainEnd
      isSkipping = true
    }
    return isSkipping ? nil : tooLarge()
  }

  private func tooLarge() -> InputPiece { .problem(.documentTooLarge(file: file, line: pieceLine, limit: limit)) }
}

extension DocumentSplitter {
  /// All pieces of a text at hand.
  public static func pieces(of bytes: ArraySlice<UInt8>, file: String) -> [InputPiece] {
    var splitter = DocumentSplitter(file: file)
    bytes.withUnsafeBytes { splitter.append($0) }
    splitter.finish()
    var pieces: [InputPiece] = []
    while let piece = splitter.next() { pieces.append(piece) }
    return pieces
  }
}
