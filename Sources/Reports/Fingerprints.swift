import Diagnostics
import Digest

/// Names for findings that stay the same when lines are added or removed above them, so that a service knows an old finding again.
struct Fingerprints {
  /// Longer lines, in Unicode scalars, hold more than the finding, and would be hashed again for each one.
  private static let longestLine = 1000

  private var lines: LineCache
  private var seen: [String: Int] = [:]

  init(sources: any SourceProvider) { lines = LineCache(sources) }

  /// Made of the code, the file, the message, the objects and the text of the line, but not of its number. Findings that are alike in
  /// all of these are told apart by counting, so findings are to be asked for in order.
  mutating func next(_ finding: Diagnostic) -> String {
    var parts = [finding.code.text, finding.affectedFile ?? "", finding.message]
    for case .object(let kind, let name) in finding.causes { parts += [kind, name] }
    if let location = finding.location, let line = lines.line(at: location), line.count <= Self.longestLine {
      parts.append(Self.trimmed(line))
    }
    // Lengths keep two lists of parts apart whose texts run together alike.
    let digest = SHA256.hexDigest(parts.map { "\($0.utf8.count):\($0)" }.joined())
    let count = seen[digest, default: 0] + 1
    seen[digest] = count
    return "\(digest.prefix(32)):\(count)"
  }

  /// Without indentation, which changes when lines move into a block.
  private static func trimmed(_ line: [Unicode.Scalar]) -> String {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let start = line.drop(while: isBlank)
    let blanksAtEnd = start.reversed().prefix(while: isBlank).count
    return String(String.UnicodeScalarView(start.dropLast(blanksAtEnd)))
  }
}
