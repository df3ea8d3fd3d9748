import Diagnostics
import ManifestInput
import YAML

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
    /// See `LintSource.causes`.
    var causes: (@Sendable (Int, [PathElement]) -> [Cause])?
    /// The name of an input that is too long to be checked together, in its first scope.
    var tooLong: String?
  }

  /// The next one last.
  private var sources: [LintSource]
  /// The input whose parts are handed out, if it is too long for one scope.
  private var longInput: OpenInput?

  init(_ sources: [LintSource]) { self.sources = sources.reversed() }

  /// The next scope; nil when all is read.
  mutating func next() -> Scope? {
    if let part = nextPart() { return part }
    longInput = nil
    return sources.popLast().map { nextSource($0) }
  }

  private func nextPart() -> Scope? {
    guard let longInput else { return nil }
    var scope = Scope(isComplete: false, skipsOthers: longInput.skipsOthers)
    longInput.fill(&scope, upTo: Self.part)
    return scope.texts.isEmpty && scope.problems.isEmpty ? nil : scope
  }

  private mutating func nextSource(_ source: LintSource) -> Scope {
    var scope = Scope(isWhole: source.isWhole, skipsOthers: source.skipsOthers, causes: source.causes)
    var size = 0
    for (index, file) in source.files.enumerated() {
      let input = OpenInput(file, skipsOthers: source.skipsOthers)
      size += input.fill(&scope, upTo: Self.largestScope - size)
      if size >= Self.largestScope {
        cut(&scope, source, after: index, input)
        break
      }
    }
    return scope
  }

  /// What follows in a release that is too long is checked file by file.
  private mutating func cut(_ scope: inout Scope, _ source: LintSource, after index: Int, _ input: OpenInput) {
    scope.isComplete = false
    scope.isWhole = false
    scope.tooLong = scope.texts.last?.file
    longInput = input
    sources += source.files[(index + 1)...].reversed().map { LintSource([$0], skipsOthers: source.skipsOthers) }
  }
}

/// An input that is being read.
private final class OpenInput {
  private var stream: PieceStream
  let skipsOthers: Bool

  init(_ file: LintSource.File, skipsOthers: Bool) {
    stream = file.open()
    self.skipsOthers = skipsOthers
  }

  /// - Returns: how much was added, in bytes.
  @discardableResult
  func fill(_ scope: inout ScopeReader.Scope, upTo limit: Int) -> Int {
    var size = 0
    while size < limit, let piece = stream.next() {
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
