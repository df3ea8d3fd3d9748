import Diagnostics
import YAML

/// A word in the input that findings of a rule do not matter in a place.
struct Suppression: Sendable {
  enum Reach: Sendable, Hashable {
    /// Lines of the text.
    case lines(ClosedRange<Int>)
    /// All of a text.
    case document
    /// An object of a document.
    case object(document: Int, path: [PathElement])
  }

  var codes: [String]
  var reason: String
  var reach: Reach
  /// Where it stands.
  var position: Position

  func covers(_ finding: Finding, at position: Position) -> Bool {
    guard codes.contains(finding.code.text), !reason.isEmpty else { return false }
    switch reach {
    case .lines(let lines): return lines.contains(Int(position.line))
    case .document: return true
    case .object(let document, let path): return finding.place.document == document && finding.place.path.starts(with: path)
    }
  }
}
