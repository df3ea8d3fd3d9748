import Diagnostics
import Digest

/// Names for findings that stay the same when lines are added or removed above them, so that a service knows an old finding again.
struct Fingerprints {
  private var sources: any SourceProvider
  private var seen: [String: Int] = [:]

  init(sources: any SourceProvider) { self.sources = sources }

  /// Made of the code, the file, the message, the objects and the text of the line, but not of its number. Findings that are alike in
  /// all of these are told apart by counting, so findings are to be asked for in order.
  mutating func next(_ finding: Diagnostic) -> String {
    var parts = [finding.code.text, finding.affectedFile ?? "", finding.message]
    for case .object(let kind, let name) in finding.causes { parts += [kind, name] }
    if let location = finding.location, let line = sources.line(location.line, of: location.file) { parts.append(Self.trimmed(line)) }
    // Lengths keep two lists of parts apart whose texts run together alike.
    let digest = SHA256.hexDigest(parts.map { "\($0.utf8.count):\($0)" }.joined())
    let count = seen[digest, default: 0] + 1
    seen[digest] = count
    return "\(digest.prefix(32)):\(count)"
  }

  /// Without indentation, which changes when lines move into a block.
  private static func trimmed(_ line: String) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let start = line.utf8.drop(while: isBlank)
    let blanksAtEnd = start.reversed().prefix(while: isBlank).count
    return String(decoding: start.dropLast(blanksAtEnd), as: UTF8.self)
  }
}
