import StackFile

/// Asks for what is not known yet, question by question. Answers that earlier ones forbid are not offered.
public struct Interview {
  private var answers: Answers
  private let ask: (_ prompt: String) -> String?
  private let tell: (_ text: String) -> Void

  /// - Parameters:
  ///   - answers: what is known, which is not asked for.
  ///   - ask: puts a question and gives the line that is typed; nil at the end of the input.
  ///   - tell: says something in between.
  public init(_ answers: Answers, ask: @escaping (String) -> String?, tell: @escaping (String) -> Void) {
    self.answers = answers
    self.ask = ask
    self.tell = tell
  }

  /// - Returns: nil if the input ended before everything was said.
  public mutating func plan() -> ScaffoldPlan? {
    guard askCloud(), askStrategy(), askBackends(), askLogs(), askName(), askFormat(), askCI() else { return nil }
    return answers.recommended
  }

  // MARK: Questions

  private mutating func askCloud() -> Bool {
    guard answers.cloud == nil else { return true }
    let question = Question(
      "Whose Kubernetes is it?", StackCloud.allCases.map { ($0.rawValue, $0.title) },
      recommended: answers.recommended.options.cloud.rawValue)
    guard let answer = choose(question) else { return false }
    answers.cloud = answer.first.flatMap(StackCloud.init)
    return true
  }

  private mutating func askStrategy() -> Bool {
    guard answers.strategy == nil else { return true }
    let cloud = answers.cloud ?? .other
    let offered = StackStrategy.allCases.filter { $0.clouds?.contains(cloud) ?? true }
    let question = Question(
      "How does windows_exporter come onto the Windows nodes?", offered.map { ($0.rawValue, $0.meaning) },
      recommended: StackStrategy.hostProcess.rawValue)
    guard let answer = choose(question) else { return false }
    answers.strategy = answer.first.flatMap(StackStrategy.init)
    return true
  }

  private mutating func askBackends() -> Bool {
    guard answers.backends.isEmpty else { return true }
    let cloud = answers.cloud ?? .other
    let offered = StackBackend.allCases.filter { $0.cloud == nil || $0.cloud == cloud }
    let question = Question(
      "Where is telemetry sent?", offered.map { ($0.rawValue, "\($0.title): \($0.meaning)") },
      recommended: offered.first { $0.cloud == cloud && cloud != .other }?.rawValue, takesSeveral: true)
    let logs = answers.logs
    let found = choose(question) { names throws(AnswerFault) in
      let backends = names.compactMap(StackBackend.init)
      if !backends.contains(where: \.takesMetrics) { throw .init(.noMetrics) }
      if logs == true, !backends.contains(where: \.takesLogs) { throw .init(.noLogs) }
      if logs == false, let backend = backends.first(where: { !$0.takesMetrics }) { throw .init(.logsBackend(backend, at: 0)) }
    }
    guard let found else { return false }
    answers.backends = found.compactMap(StackBackend.init)
    return true
  }

  private mutating func askLogs() -> Bool {
    guard answers.logs == nil else { return true }
    // Where nobody takes logs, or somebody takes nothing else, there is nothing to ask.
    if !answers.backends.contains(where: \.takesLogs) || answers.backends.contains(where: { !$0.takesMetrics }) {
      answers.logs = answers.recommended.options.logs
      return true
    }
    let question = Question(
      "Send logs beside metrics?",
      [("no", "metrics alone"), ("yes", "what containers write, and the cluster's events, by a collector on every node")], recommended: "no"
    )
    guard let answer = choose(question) else { return false }
    answers.logs = answer.first == "yes"
    return true
  }

  private mutating func askName() -> Bool {
    guard answers.name == nil else { return true }
    let question = Question("What is the chart called?", [], recommended: ScaffoldPlan.defaultName)
    let found = choose(question) { names throws(AnswerFault) in
      if !names.allSatisfy(ScaffoldPlan.isName) { throw .noName }
    }
    guard let found else { return false }
    answers.name = found.first
    return true
  }

  private mutating func askFormat() -> Bool {
    guard answers.format == nil else { return true }
    let formats = ScaffoldPlan.Format.allCases.map { ($0.rawValue, $0.meaning) }
    let question = Question("In which language is the spec?", formats, recommended: answers.place.format.rawValue)
    guard let answer = choose(question) else { return false }
    answers.format = answer.first.flatMap(ScaffoldPlan.Format.init)
    return true
  }

  private mutating func askCI() -> Bool {
    guard answers.ci == nil else { return true }
    let hosts = ScaffoldPlan.CI.allCases.map { ($0.rawValue, $0.meaning) }
    let question = Question("What checks the chart when it changes?", hosts, recommended: answers.place.ci.rawValue)
    guard let answer = choose(question) else { return false }
    answers.ci = answer.first.flatMap(ScaffoldPlan.CI.init)
    return true
  }

  // MARK: Asking

  /// Asks until the answer is one.
  private func choose(_ question: Question, _ check: ([String]) throws(AnswerFault) -> Void = { _ in }) -> [String]? {
    while let line = ask(question.prompt) {
      do throws(AnswerFault) {
        let answer = try question.read(line)
        try check(answer)
        tell("\n")
        return answer
      } catch {
        tell("  \(error.message)\n\n")
      }
    }
    return nil
  }
}

extension AnswerFault {
  fileprivate init(_ contradiction: Contradiction) {
    self = .contradiction(message: contradiction.message, hint: contradiction.hint)
  }
}
