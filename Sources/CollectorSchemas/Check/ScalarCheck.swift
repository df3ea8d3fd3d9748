import Diagnostics
import YAML

/// Holds a single value against its type, the words allowed and its limits.
struct ScalarCheck {
  let type: ValueType
  let key: ConfigurationKey?

  func check(_ value: YAMLValue, _ report: (ConfigurationProblem.Problem) -> Void) {
    switch (type, value) {
    case (.duration, .string(let text)):
      guard let seconds = DurationSyntax.go(text) else { return report(.invalidDuration(text)) }
      checkLimits(seconds, text, report)
    case (.duration, .int(let number)):
      // The decoder takes it for nanoseconds, which nobody means.
      if number != 0 { report(.invalidDuration(String(number))) } else { checkLimits(0, "0", report) }
    case (.prometheusDuration, .string(let text)):
      guard let seconds = DurationSyntax.prometheus(text) else { return report(.invalidDuration(text)) }
      checkLimits(seconds, text, report)
    case (.prometheusDuration, .int(let number)):
      if number != 0 { report(.invalidDuration(String(number))) } else { checkLimits(0, "0", report) }
    case (.byteSize, .string(let text)):
      if ByteSizeSyntax.bytes(text) == nil { report(.wrongType(expected: type.wording, found: value.foundWording)) }
    case (.byteSize, .int(let number)): checkLimits(Double(number), String(number), report)
    case (.int, .int(let number)), (.number, .int(let number)): checkLimits(Double(number), String(number), report)
    case (.unsigned, .int(let number)):
      if number < 0 { report(.outOfRange("\(number) is less than 0")) } else { checkLimits(Double(number), String(number), report) }
    case (.int, .float(let number)), (.unsigned, .float(let number)), (.number, .float(let number)), (.byteSize, .float(let number)):
      if type == .unsigned, number < 0 { return report(.outOfRange("\(number) is less than 0")) }
      checkLimits(number, "\(number)", report)
    case (.bool, .bool): return
    case (.component, .string), (.pipeline, .string), (.secret, .string): return
    case (.text, .string(let text)), (.word, .string(let text)): checkWords(text, report)
    case (.secretWord, .string), (.secretWord, .int), (.secretWord, .float), (.secretWord, .bool): return
    case (.word, .int(let number)): checkWords(String(number), report)
    case (.word, .float), (.word, .bool): return
    default: report(.wrongType(expected: type.wording, found: value.foundWording))
    }
  }

  private func checkWords(_ text: String, _ report: (ConfigurationProblem.Problem) -> Void) {
    guard let key, !key.words.isEmpty else { return }
    let isKnown = key.words.contains { key.ignoresCase ? $0.lowercased() == text.lowercased() : $0 == text }
    // Most keys take empty text for their default.
    if isKnown || text.isEmpty { return }
    report(.notOneOf(key.words.filter { !$0.isEmpty }, found: text, nearest: nearestMatch(to: text, among: key.words)))
  }

  /// - Parameter text: the number as written.
  private func checkLimits(_ number: Double, _ text: String, _ report: (ConfigurationProblem.Problem) -> Void) {
    if let least = key?.least, number < least || (key?.excludesLeast ?? false) && number == least {
      report(.outOfRange(LimitWording.tooLittle(text, least: least, excluded: key?.excludesLeast ?? false)))
    } else if let most = key?.most, number > most {
      report(.outOfRange(LimitWording.tooMuch(text, most: most)))
    }
  }
}
