import ChartModel
import Kubernetes
import YAML

/// The fields of a map, taken out one by one: what is left at the end has no typed form.
///
/// A field that is not of the type asked for stays. So do empty lists and maps: the language leaves those out.
struct Fields {
  private(set) var rest: YAMLMap

  init(_ map: YAMLMap) { rest = map }

  var isEmpty: Bool { rest.isEmpty }
  var leftover: YAMLValue? { rest.isEmpty ? nil : .map(rest) }

  subscript(key: String) -> YAMLValue? { rest[key] }

  mutating func drop(_ key: String) { rest[key] = nil }

  /// Takes a field if it can be made into something.
  mutating func take<Result>(_ key: String, _ make: (YAMLValue) -> Result?) -> Result? {
    guard let value = rest[key], let result = make(value) else { return nil }
    rest[key] = nil
    return result
  }

  mutating func text(_ key: String) -> Written<Expr<String>>? { take(key) { $0.string.map { Written(text: $0) } } }

  /// A text that is fixed when the chart is built.
  mutating func word(_ key: String) -> Written<String>? {
    take(key) { $0.string.map { Written($0, .text(SwiftLiteral.line($0))) } }
  }

  mutating func number(_ key: String) -> Written<Expr<Int>>? { take(key) { $0.int.map { Written(number: $0) } } }

  mutating func flag(_ key: String) -> Written<Expr<Bool>>? {
    take(key) { $0.bool.map { Written(Expr(.boolean($0)), .text(String($0))) } }
  }

  mutating func fixedFlag(_ key: String) -> Written<Bool>? { take(key) { $0.bool.map { Written($0, .text(String($0))) } } }

  /// A number, or a name or share.
  mutating func amount(_ key: String) -> Written<Expr<IntOrString>>? { take(key, Self.amount) }

  static func amount(_ value: YAMLValue) -> Written<Expr<IntOrString>>? {
    switch value {
    case .int(let number): Written(Expr(.integer(number)), .text(String(number)))
    case .string(let text): Written(Expr(.string(text)), .text(SwiftLiteral.line(text)))
    default: nil
    }
  }

  /// A quantity that is written as a text.
  mutating func quantity(_ key: String) -> Written<Expr<Quantity>>? {
    take(key) { $0.string.map { Written(Expr(.string($0)), .text(SwiftLiteral.line($0))) } }
  }

  mutating func schedule(_ key: String) -> Written<Expr<CronSchedule>>? {
    take(key) { $0.string.map { Written(Expr(.string($0)), .text(SwiftLiteral.line($0))) } }
  }

  /// One of a type's cases, by the word that stands for it.
  mutating func choice<Choice: RawRepresentable>(_ key: String, _ cases: [(String, Choice)]) -> Written<Choice>?
  where Choice.RawValue == String {
    take(key) { value in cases.first { $0.1.rawValue == value.string }.map { Written($0.1, .text("." + $0.0)) } }
  }

  mutating func texts(_ key: String) -> [Written<Expr<String>>]? {
    take(key) { value in
      guard let items = value.list, !items.isEmpty else { return nil }
      let texts = items.compactMap(\.string)
      return texts.count == items.count ? texts.map { Written(text: $0) } : nil
    }
  }

  mutating func words(_ key: String) -> Written<[String]>? {
    take(key) { value in
      guard let items = value.list, !items.isEmpty else { return nil }
      let texts = items.compactMap(\.string)
      return texts.count == items.count ? Written(texts, .list(texts.map { .text(SwiftLiteral.line($0)) })) : nil
    }
  }

  mutating func pairs(_ key: String, stem: String) -> Written<[Pair]>? {
    take(key) { $0.textEntries.map { Written(pairs: $0, stem: stem) } }
  }

  /// The elements of a list, each made into something; all or none.
  mutating func each<Element>(_ key: String, _ make: (YAMLValue) -> Written<Element>?) -> [Written<Element>]? {
    take(key) { value in
      guard let items = value.list, !items.isEmpty else { return nil }
      let made = items.compactMap(make)
      return made.count == items.count ? made : nil
    }
  }

  /// Takes from a map within; what it leaves stays there.
  mutating func inside<Result>(_ key: String, _ body: (inout Fields) -> Result?) -> Result? {
    guard let map = rest[key]?.map, !map.isEmpty else { return nil }
    var inner = Fields(map)
    guard let result = body(&inner) else { return nil }
    rest[key] = inner.leftover
    return result
  }
}

extension YAMLValue {
  /// The entries of a map whose values are all texts; nil for anything else, and for an empty map.
  var textEntries: [(key: String, value: String)]? {
    guard let map, !map.isEmpty else { return nil }
    let entries = map.entries.compactMap { entry in entry.value.string.map { (key: entry.key, value: $0) } }
    return entries.count == map.count ? entries : nil
  }
}
