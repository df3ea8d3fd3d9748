import Diagnostics

/// Why an answer is none.
enum AnswerFault: Error, Sendable, Hashable {
  case nothing
  case several
  case noSuchNumber(Int, count: Int)
  case unknown(String, known: [String])
  case noName
  case contradiction(message: String, hint: String)

  var message: String {
    switch self {
    case .nothing: "an answer is needed here"
    case .several: "one answer is expected here"
    case .noSuchNumber(let number, let count): "there is no \(number): expected a number from 1 to \(count)"
    case .unknown(let word, let known):
      "\(Self.shown(word)) is none of them\(nearestMatch(to: word, among: known).map { "; did you mean \($0)?" } ?? "")"
    case .noName: "expected at most 53 lower-case letters, digits and hyphens, a letter or digit at both ends"
    case .contradiction(let message, _): message
    }
  }

  /// Without what could steer a terminal.
  private static func shown(_ word: String) -> String {
    let visible = word.unicodeScalars.prefix(40).filter { $0.properties.generalCategory != .control }
    return "\"\(String(String.UnicodeScalarView(visible)))\""
  }
}
