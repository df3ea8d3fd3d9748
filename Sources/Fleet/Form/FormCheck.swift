import ChartModel
import Scheduling
import YAML

/// A value that is not what its place asks for.
struct FormFault: Sendable {
  var path: [PathElement]
  var position: Position
  var problem: FleetProblem
}

/// Holds a value against its form, and collects every fault with its place.
struct FormCheck {
  private(set) var faults: [FormFault] = []
  private var path: [PathElement]
  /// Scalars with `${…}` are filled in later.
  private var isTemplate = false
  private var hidesText = false

  private init(path: [PathElement]) { self.path = path }

  /// - Parameter path: the way to the value, for messages.
  static func faults(of value: LocatedValue, as type: FormType, at path: [PathElement] = []) -> [FormFault] {
    var check = FormCheck(path: path)
    check.check(value, type)
    return check.faults
  }

  private mutating func report(_ problem: FleetProblem, at position: Position) {
    faults.append(FormFault(path: path, position: position, problem: problem))
  }

  private mutating func check(_ value: LocatedValue, _ type: FormType) {
    if isTemplate, case .string(let text) = value.content, type.isScalar, text.contains("${") { return }
    switch (type, value.content) {
    case (.text(let form), .string(let text)): check(text, form, value.position)
    case (.word(let words), .string(let text)):
      if !words.contains(text) {
        let problem: FleetProblem = hidesText ? wrongType(value, type) : .notOneOf(words, found: text)
        report(problem, at: value.position)
      }
    case (.boolean, .bool), (.trueAlone, .bool(true)), (.values, .map), (.scalar, .string), (.scalar, .int), (.scalar, .bool),
      (.scalar, .float), (.anything, _):
      break
    case (.integer(let range), .int(let number)):
      if !range.contains(number) { report(.outOfRange(range, found: number), at: value.position) }
    case (.windowsBuild, .int(let number)):
      if WindowsBuild.named("\(number)") == nil { report(.unknownBuild("\(number)"), at: value.position) }
    case (.windowsBuild, .string(let text)):
      if WindowsBuild.named(text) == nil { report(.unknownBuild(text), at: value.position) }
    case (.list(let element, let least), .list(let items)):
      if items.count < least { report(.tooFew(least: least), at: value.position) }
      for (index, item) in items.enumerated() {
        path.append(.index(index))
        check(item, element)
        path.removeLast()
      }
    case (.map(let keys, let values, let least), .map(let entries)):
      if entries.count < least { report(.tooFew(least: least), at: value.position) }
      for entry in entries {
        path.append(.key(entry.key))
        check(entry.key, keys, entry.keyPosition)
        check(entry.value, values)
        path.removeLast()
      }
    case (.record(let record), .map(let entries)), (.textOr(_, let record), .map(let entries)): check(entries, record, value.position)
    case (.textOr(let form, _), .string(let text)): check(text, form, value.position)
    case (.template(let inner), _):
      isTemplate = true
      check(value, inner)
      isTemplate = false
    default: report(wrongType(value, type), at: value.position)
    }
  }

  private mutating func check(_ text: String, _ form: TextForm, _ position: Position) {
    if !form.accepts(text) {
      report(.badText(form, found: hidesText || text.contains("@") || text.contains("PRIVATE") ? nil : text), at: position)
    } else if form == .repositoryURL || form == .serverURL, Self.holdsPassword(text) {
      report(.credentialsInAddress, at: position)
    }
  }

  /// `https://user:password@host`, and a token in the user's place; ssh's user alone is none.
  private static func holdsPassword(_ address: String) -> Bool {
    guard let scheme = address.firstRange(of: "://") else { return false }
    let authority = address[scheme.upperBound...].prefix { !"/?#".contains($0) }
    guard let end = authority.lastIndex(of: "@") else { return false }
    return !address.hasPrefix("ssh://") || authority[..<end].contains(":")
  }

  private mutating func check(_ entries: [LocatedEntry], _ record: FormType.Record, _ position: Position) {
    let hidden = hidesText
    hidesText = hidden || record.isSecret
    for entry in entries {
      path.append(.key(entry.key))
      if let field = record.fields.first(where: { $0.name == entry.key }) {
        check(entry.value, field.type)
      } else if record.isSecret, SecretForm.literals.contains(entry.key) {
        report(.literalSecret(key: entry.key), at: entry.keyPosition)
      } else {
        report(.unknownKey(entry.key, known: record.fields.map(\.name)), at: entry.keyPosition)
      }
      path.removeLast()
    }
    for field in record.fields where field.isRequired && !entries.contains(where: { $0.key == field.name }) {
      report(.missingKey(field.name, expected: field.type.words), at: position)
    }
    if let choice = record.choice { check(entries, choice, isSecret: record.isSecret, position) }
    hidesText = hidden
  }

  private mutating func check(_ entries: [LocatedEntry], _ choice: FormType.Record.Choice, isSecret: Bool, _ position: Position) {
    let present = choice.names.filter { name in entries.contains { $0.key == name } }
    switch choice {
    case .exactlyOne(let names) where present.isEmpty, .atLeastOne(let names) where present.isEmpty:
      // A literal or a misspelt source is what is wrong then, and said already.
      if !isSecret || entries.isEmpty { report(.noneOfKeys(names, isSecret: isSecret), at: position) }
    case .exactlyOne(let names) where present.count > 1, .atMostOne(let names) where present.count > 1:
      report(.tooManyKeys(present: present, choice: names, isSecret: isSecret), at: position)
    default: break
    }
  }

  private func wrongType(_ value: LocatedValue, _ type: FormType) -> FleetProblem {
    .wrongType(
      expected: type.words, found: Self.words(for: value.content, hidesText: hidesText || type.isSecret),
      hint: Self.hint(for: value.content, type))
  }

  static func words(for content: LocatedValue.Content, hidesText: Bool) -> String {
    switch content {
    case .null: "nothing (null)"
    case .list: "a list"
    case .map: "a map"
    case .bool(let truth): hidesText ? "a truth value" : "\(truth)"
    case .int(let number): hidesText ? "a number" : "the number \(number)"
    case .float(let number): hidesText ? "a number" : "the number \(GoText.formatFloat(number))"
    case .string(let text): hidesText ? "a text" : "the text \(Shown.text(text))"
    }
  }

  private static func hint(for found: LocatedValue.Content, _ type: FormType) -> String? {
    switch (type, found) {
    case (_, .null): "remove the key, or give it a value; an empty map is {}, an empty list []"
    case (.text, .int), (.text, .float), (.text, .bool), (.word, .bool), (.word, .int), (.textOr, .int), (.textOr, .float),
      (.windowsBuild, .float):
      "write it in quotes to make it a text"
    case (.integer, .string(let text)) where Int(text) != nil: "write it without quotes"
    case (.boolean, .string), (.trueAlone, .string): "write true or false, without quotes"
    case (.trueAlone, .bool): "remove the key; what a lower layer says then holds"
    case (.list, .string), (.list, .int), (.list, .map): "put it into brackets, or behind a dash on a line of its own"
    default: nil
    }
  }
}

extension FormType {
  /// Whether a text in its place may be a credential.
  fileprivate var isSecret: Bool {
    switch self {
    case .record(let record), .textOr(_, let record): record.isSecret
    case .map(_, let values, _): values.isSecret
    case .list(let element, _): element.isSecret
    default: false
    }
  }

  /// Whether a template may have `${column}` in its place.
  var isScalar: Bool {
    switch self {
    case .text, .word, .boolean, .trueAlone, .integer, .windowsBuild, .scalar, .textOr: true
    case .list, .map, .record, .values, .anything, .template: false
    }
  }
}
