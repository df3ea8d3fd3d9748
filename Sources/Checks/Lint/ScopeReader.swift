import Diagnostics
import ManifestInput

/// Cuts inputs into scopes: what is checked together. A file is one scope, all files of a release are one; a long input is cut into
/// parts that are checked without regard to each other, so that memory does not grow with it.
struct ScopeReader {
  /// How much text is checked together at most, in bytes. Helm keeps a release in a Secret of 1 MiB, compressed; hardly any has more.
  static let largestScope = 6 << 20
  /// How much of a longer input is checked at a time, in bytes.
  static let part = 256 << 10

  struct Scope: Sendable {
    var texts: [DocumentText] = []
    var problems: [Diagnostic] = []
    var isWhole = false
    /// Whether objects are checked together.
    var isComplete = true
    /// Whether what is no Kubernetes object is passed over in silence.
    var skipsOthers = false
    /// The name of an input that is too long to be checked together, in its first scope.
    var tooLong: String?
  }

  /// An input that is being read.
  private final class OpenInput {
    var stream: PieceStream
    let skipsOthers: Bool

    init(_ file: LintSource.File, skipsOthers: Bool) {
      stream = file.open()
      self.skipsOthers = skipsOthers
    }
  }

  /// The next one last.
  private var sources: [LintSource]
  /// The input whose parts are handed out, if it is too long for one scope.
  private var longInput: OpenInput?

  init(_ sources: [LintSource]) { self.sources = sources.reversed() }

  /// The next scope; nil when all is read.
  mutating func next() -> Scope? {
    if let longInput {
      if let part = Self.part(of: longInput) { return part }
      self.longInput = nil
    }
    guard let source = sources.popLast() else { return nil }
    var scope = Scope(isWhole: source.isWhole, skipsOthers: source.skipsOthers)
    var size = 0
    for (index, file) in source.files.enumerated() {
      let input = OpenInput(file, skipsOthers: source.skipsOthers)
      size += Self.fill(&scope, from: input, upTo: Self.largestScope - size)
      guard size >= Self.largestScope else { continue }
      scope.isComplete = false
      scope.isWhole = false
      scope.tooLong = scope.texts.last?.file
      longInput = input
      // What follows in a release is checked file by file.
      sources += source.files[(index + 1)...].reversed().map { LintSource([$0], skipsOthers: source.skipsOthers) }
      break
    }
    return scope
  }

  /// More of an input that is too long; nil at its end.
  private static func part(of input: OpenInput) -> Scope? {
    var scope = Scope(isComplete: false, skipsOthers: input.skipsOthers)
    fill(&scope, from: input, upTo: part)
    return scope.texts.isEmpty && scope.problems.isEmpty ? nil : scope
  }

  /// - Returns: how much was added, in bytes.
  @discardableResult
  private static func fill(_ scope: inout Scope, from input: OpenInput, upTo limit: Int) -> Int {
    var size = 0
    while size < limit, let piece = input.stream.next() {
      switch piece {
      case .text(let text):
        scope.texts.append(text)
        size += text.bytes.count + 64
      case .problem(.empty) where scope.skipsOthers: continue
      case .problem(let problem):
        scope.problems.append(problem.diagnostic)
        size += 64
      }
    }
    return size
  }
}
