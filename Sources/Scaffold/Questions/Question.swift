/// A question with a few answers, of which each has a name.
public struct Question: Sendable, Hashable {
  public struct Answer: Sendable, Hashable {
    public var name: String
    /// What choosing it means.
    public var meaning: String
  }

  public var text: String
  /// Empty: any text that `isAccepted` takes.
  public var answers: [Answer]
  /// What an empty line stands for; nil if something must be said.
  public var recommended: String?
  /// Whether several answers may be given, with commas or spaces between them.
  public var takesSeveral = false

  init(_ text: String, _ answers: [(name: String, meaning: String)], recommended: String?, takesSeveral: Bool = false) {
    self.text = text
    self.answers = answers.map { Answer(name: $0.name, meaning: $0.meaning) }
    self.recommended = recommended
    self.takesSeveral = takesSeveral
  }
}

extension Question {
  /// The question as it is put to somebody, ending where the answer is typed.
  var prompt: String {
    let width = answers.map(\.name.count).max() ?? 0
    let lines = answers.enumerated().map { index, answer in
      let padding = String(repeating: " ", count: width - answer.name.count)
      let number = index < 9 && answers.count > 9 ? " \(index + 1)" : "\(index + 1)"
      return "  \(number)) \(answer.name)\(padding)  \(answer.meaning)\(answer.name == recommended ? " (recommended)" : "")\n"
    }
    let several = takesSeveral ? ", several with commas" : ""
    let choice = answers.isEmpty ? "" : "number or name\(several)"
    let hint = [choice, recommended.map { "Enter for \($0)" } ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    return "\(text)\n\(lines.joined())[\(hint)] "
  }

  /// The answers that a line stands for.
  ///
  /// - Throws: what is wrong with it, as a sentence.
  func read(_ line: String) throws(AnswerFault) -> [String] {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "\r" }.map(String.init)
    if words.isEmpty {
      guard let recommended else { throw .nothing }
      return [recommended]
    }
    if !takesSeveral, words.count > 1 { throw .several }
    if answers.isEmpty { return words }
    var chosen: [String] = []
    for word in words {
      let name: String
      if let number = Int(word) {
        guard answers.indices.contains(number - 1) else { throw .noSuchNumber(number, count: answers.count) }
        name = answers[number - 1].name
      } else if let answer = answers.first(where: { $0.name.lowercased() == word.lowercased() }) {
        name = answer.name
      } else {
        throw .unknown(word, known: answers.map(\.name))
      }
      if !chosen.contains(name) { chosen.append(name) }
    }
    return chosen
  }
}
