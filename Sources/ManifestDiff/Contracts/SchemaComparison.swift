import YAML

/// Finds what one JSON Schema accepts and the next one refuses, and the other way round.
///
/// Keywords are compared one by one, alternatives (`anyOf`, several types) type by type. What cannot be judged so, such as another pattern
/// or a changed `oneOf`, counts as narrowed: values may be refused that were right.
struct SchemaComparison {
  /// Pairs of schemas that are looked at before the rest is taken as it is. Charts have some thousands.
  private static let budget = 50_000
  private static let depthLimit = 100

  private var oldRoot: YAMLValue?
  private var newRoot: YAMLValue?
  private let defaults: YAMLMap
  private let haveSameDefinitions: Bool
  private var found: [ContractChange] = []
  private var remaining = Self.budget
  /// References that are being compared, one inside the other.
  private var active: Set<[String]> = []

  init(_ old: YAMLValue?, _ new: YAMLValue?, defaults: YAMLMap) {
    oldRoot = old
    newRoot = new
    self.defaults = defaults
    haveSameDefinitions = ["definitions", "$defs"].allSatisfy { old?[$0] == new?[$0] }
  }

  mutating func changes() -> [ContractChange] {
    switch (oldRoot, newRoot) {
    case (nil, nil): return []
    case (nil, .some): return [.init(.schemaAdded, "", .major)]
    case (.some, nil): return [.init(.schemaRemoved, "", .minor)]
    case (let old?, let new?):
      compare(old, new, Place())
      return found
    }
  }

  /// Where a schema applies: the setting, and its keys from the root if no list or free map is between.
  struct Place {
    var text = ""
    var keys: [String]? = []
    var depth = 0

    func key(_ key: String) -> Place {
      let step = FieldPath([.key(key)]).text
      return Place(
        text: text.isEmpty || step.hasPrefix("[") ? text + step : "\(text).\(step)", keys: keys.map { $0 + [key] }, depth: depth + 1)
    }

    func inside(_ suffix: String) -> Place { Place(text: text + suffix, keys: nil, depth: depth + 1) }
  }

  private mutating func note(
    _ kind: ContractChange.Kind, _ place: Place, _ keyword: String? = nil, _ old: YAMLValue? = nil, _ new: YAMLValue? = nil
  ) {
    let bump: VersionBump = kind == .widened || kind == .keyAdded ? .minor : .major
    found.append(.init(kind, place.text, keyword: keyword, old: old, new: new, bump))
  }

  // MARK: Schemas

  private mutating func compare(_ old: YAMLValue, _ new: YAMLValue, _ place: Place) {
    if haveSameDefinitions, old == new { return }
    remaining -= 1
    let references = [old["$ref"]?.string ?? "", new["$ref"]?.string ?? ""]
    let isReference = references != ["", ""]
    if isReference, active.contains(references) { return }
    if remaining < 0 || place.depth > Self.depthLimit {
      if old != new { note(.narrowed, place, "schema") }
      return
    }
    if isReference { active.insert(references) }
    defer { if isReference { active.remove(references) } }
    let before = SchemaAlternative.all(of: SchemaReference.resolved(old, oldRoot ?? .null))
    let after = SchemaAlternative.all(of: SchemaReference.resolved(new, newRoot ?? .null))
    compare(before, after, place)
  }

  private mutating func compare(_ old: [SchemaAlternative], _ new: [SchemaAlternative], _ place: Place) {
    for alternative in old {
      let matches = new.filter { $0.mayTake(alternative.type) }
      if matches.count == 1, let match = matches.first, old.count(where: { match.mayTake($0.type) }) == 1 {
        if alternative.type != match.type { note(.widened, place, "type", alternative.typeValue, match.typeValue) }
        compareKeywords(alternative.schema, match.schema, place)
      } else if matches.isEmpty {
        note(.narrowed, place, "type", alternative.typeValue, SchemaAlternative.types(new))
        // What else is narrower is told too, where the new type is a part of the old one.
        for part in new where alternative.mayTake(part.type) { compareKeywords(alternative.schema, part.schema, place) }
      } else if !matches.contains(where: { isAccepted(alternative, by: $0, place) }) {
        note(.narrowed, place, "anyOf", .map(alternative.schema), nil)
      }
    }
    for alternative in new {
      let matches = old.filter { $0.mayTake(alternative.type) || alternative.mayTake($0.type) }
      if matches.isEmpty {
        note(.widened, place, "type", SchemaAlternative.types(old), alternative.typeValue)
      } else if matches.count > 1 || new.count(where: { $0.type == alternative.type }) > 1,
        !matches.contains(where: { $0.type == alternative.type && isAcceptedBackwards(alternative, $0, place) })
      {
        note(.widened, place, "anyOf", nil, .map(alternative.schema))
      }
    }
  }

  /// Whether everything that the old alternative takes the new one takes too.
  private mutating func isAccepted(_ old: SchemaAlternative, by new: SchemaAlternative, _ place: Place) -> Bool {
    let known = found
    found = []
    compareKeywords(old.schema, new.schema, place)
    let isAccepted = !found.contains { $0.bump == .major }
    found = known
    return isAccepted
  }

  private mutating func isAcceptedBackwards(_ new: SchemaAlternative, _ old: SchemaAlternative, _ place: Place) -> Bool {
    swap(&oldRoot, &newRoot)
    defer { swap(&oldRoot, &newRoot) }
    return isAccepted(new, by: old, place)
  }

  // MARK: Keywords

  private mutating func compareKeywords(_ old: YAMLMap, _ new: YAMLMap, _ place: Place) {
    if haveSameDefinitions, old == new { return }
    compareWords(old, new, place)
    for keyword in SchemaKeywords.lowerBounds { compareBound(keyword, old, new, place, isLower: true) }
    for keyword in SchemaKeywords.upperBounds { compareBound(keyword, old, new, place, isLower: false) }
    for keyword in SchemaKeywords.opaque where old[keyword] != new[keyword] {
      note(new[keyword] == nil ? .widened : .narrowed, place, keyword, old[keyword], new[keyword])
    }
    if (old["uniqueItems"]?.bool ?? false) != (new["uniqueItems"]?.bool ?? false) {
      note(new["uniqueItems"]?.bool == true ? .narrowed : .widened, place, "uniqueItems", old["uniqueItems"], new["uniqueItems"])
    }
    compareProperties(old, new, place)
    compareOthers(old, new, place)
    compareInner("items", old, new, place.inside("[]"))
    compareInner("propertyNames", old, new, place.inside("{keys}"))
  }

  /// Which values there are at all.
  private mutating func compareWords(_ old: YAMLMap, _ new: YAMLMap, _ place: Place) {
    func words(_ schema: YAMLMap) -> [YAMLValue]? { schema["enum"]?.list ?? schema["const"].map { [$0] } }
    switch (words(old), words(new)) {
    case (nil, nil): return
    case (nil, let after?): note(.narrowed, place, "enum", nil, .list(after))
    case (let before?, nil): note(.widened, place, "enum", .list(before), nil)
    case (let before?, let after?):
      let (olds, news) = (Set(before), Set(after))
      let (gone, come) = (before.filter { !news.contains($0) }, after.filter { !olds.contains($0) })
      if !gone.isEmpty { note(.narrowed, place, "enum", .list(gone), nil) }
      if !come.isEmpty { note(.widened, place, "enum", nil, .list(come)) }
    }
  }

  private mutating func compareBound(_ keyword: String, _ old: YAMLMap, _ new: YAMLMap, _ place: Place, isLower: Bool) {
    let (before, after) = (SchemaKeywords.number(old[keyword]), SchemaKeywords.number(new[keyword]))
    // A count is never below zero.
    let least: Double? = isLower && keyword.hasPrefix("min") && keyword != "minimum" ? 0 : nil
    switch (before ?? least, after ?? least) {
    case (nil, nil): return
    case (nil, .some): note(.narrowed, place, keyword, nil, new[keyword])
    case (.some, nil): note(.widened, place, keyword, old[keyword], nil)
    case (let before?, let after?):
      if before != after { note((after > before) == isLower ? .narrowed : .widened, place, keyword, old[keyword], new[keyword]) }
    }
  }

  private mutating func compareProperties(_ old: YAMLMap, _ new: YAMLMap, _ place: Place) {
    let (olds, news) = (old["properties"]?.map ?? [:], new["properties"]?.map ?? [:])
    let (before, after) = (SchemaKeywords.dictionary(olds), SchemaKeywords.dictionary(news))
    let (wasNeeded, isNeeded) = (SchemaKeywords.required(old), SchemaKeywords.required(new))
    for key in Set(before.keys).union(after.keys).union(isNeeded).union(wasNeeded).sorted() {
      let inner = place.key(key)
      let isMissing = isNeeded.contains(key) && !wasNeeded.contains(key) && !hasDefault(inner)
      switch (before[key], after[key]) {
      case (let one?, let other?): compare(one, other, inner)
      case (let one?, nil):
        if case .map? = new["additionalProperties"], let others = new["additionalProperties"] {
          compare(one, others, inner)
        } else {
          note(.keyRemoved, inner)
        }
        continue
      case (nil, .some):
        note(isMissing ? .requiredKeyAdded : .keyAdded, inner)
        continue
      case (nil, nil): break
      }
      if isMissing { note(.narrowed, inner, "required") }
      if wasNeeded.contains(key), !isNeeded.contains(key) { note(.widened, inner, "required") }
    }
  }

  /// Whether values.yaml has the key, so that a user need not give it.
  private func hasDefault(_ place: Place) -> Bool {
    guard let keys = place.keys else { return false }
    var current: YAMLValue? = .map(defaults)
    for key in keys { current = current?[key] }
    return current != nil
  }

  /// Keys that have no schema of their own.
  private mutating func compareOthers(_ old: YAMLMap, _ new: YAMLMap, _ place: Place) {
    let (before, after) = (old["additionalProperties"], new["additionalProperties"])
    switch (before?.bool ?? (before == nil ? true : nil), after?.bool ?? (after == nil ? true : nil)) {
    case (true?, true?), (false?, false?): return
    case (false?, _): note(.widened, place, "additionalProperties", before, after)
    case (_, false?): note(.narrowed, place, "additionalProperties", before, after)
    default: compare(before ?? [:], after ?? [:], place.inside(".*"))
    }
  }

  /// A keyword whose value is a schema, or was left out.
  private mutating func compareInner(_ keyword: String, _ old: YAMLMap, _ new: YAMLMap, _ place: Place) {
    let (before, after) = (old[keyword], new[keyword])
    if before == nil, after == nil { return }
    if before?.list != nil || after?.list != nil {
      if before != after { note(after == nil ? .widened : .narrowed, place, keyword) }
    } else {
      compare(before ?? true, after ?? true, place)
    }
  }
}
