import Digest
import YAML

/// Everything that an expression can refer to while one rendering is computed.
struct Scope {
  let chart: ChartInfo
  let release: ReleaseFacts
  let slots: [YAMLValue]
  let helpers: [Helper]
  let helperIndex: [String: Int]
  /// The loops that stand around the current place, innermost last.
  var elements: [(variable: String, value: YAMLValue)] = []
  /// Helpers refer to the root only, so each is computed once.
  private var helperTexts: [String?]
  private var helperMaps: [YAMLMap?]

  init(chart: ChartInfo, release: ReleaseFacts, slots: [YAMLValue], helpers: [Helper], helperIndex: [String: Int]) {
    self.chart = chart
    self.release = release
    self.slots = slots
    self.helpers = helpers
    self.helperIndex = helperIndex
    helperTexts = Array(repeating: nil, count: helpers.count)
    helperMaps = Array(repeating: nil, count: helpers.count)
  }

  // MARK: Trees

  /// The tree's value, or nil if there is nothing in it.
  private mutating func evaluate(_ tree: Tree) -> YAMLValue? {
    switch tree {
    case .value(let value):
      return value
    case .scalar(.orAbsent(let reference)):
      return truth(reference.isThere) ? value(of: reference) : nil
    case .scalar(let expression):
      return value(of: expression)
    case .map(let parts):
      var entries: [YAMLMap.Entry] = []
      entries.reserveCapacity(parts.count)
      append(parts, to: &entries)
      return entries.isEmpty ? nil : .map(YAMLMap(entries))
    case .list(let parts):
      var items: [YAMLValue] = []
      append(parts, to: &items)
      return items.isEmpty ? nil : .list(items)
    case .text(.lines(let blocks)):
      return .string(Self.clipped(text(blocks)))
    case .text(.helper(let name)):
      return .string(Self.clipped(helperText(name)))
    }
  }

  /// What a YAML reader makes of a block literal: one line feed at the end, however many there were.
  private static func clipped(_ text: String) -> String {
    var text = text
    while text.utf8.last == UInt8(ascii: "\n") { text.removeLast() }
    return text.isEmpty ? "" : text + "\n"
  }

  mutating func append(_ parts: [MapEntry], to entries: inout [YAMLMap.Entry]) {
    for part in parts {
      switch part {
      case .field(let key, let tree):
        if let value = evaluate(tree) { entries.append(.init(key: key, value: value)) }
      case .when(let condition, let then, let otherwise):
        append(truth(condition) ? then : otherwise, to: &entries)
      case .spread(let reference, let omitted):
        if case .map(let map) = value(of: reference) { entries += map.entries.filter { !omitted.contains($0.key) } }
      case .include(let helper):
        entries += helperMap(helper).entries
      case .comment:
        break
      }
    }
  }

  private mutating func append(_ parts: [ListItem], to items: inout [YAMLValue]) {
    for part in parts {
      switch part {
      case .item(let tree):
        if let value = evaluate(tree) { items.append(value) }
      case .when(let condition, let then, let otherwise):
        append(truth(condition) ? then : otherwise, to: &items)
      case .spread(let reference):
        if case .list(let list) = value(of: reference) { items += list }
      case .keys(let reference, let omitted):
        items += members(of: reference, omitting: omitted).map { .string($0.key) }
      case .each(let loop, let body):
        guard case .list(let list) = value(of: loop.over) else { continue }
        for item in list {
          elements.append((loop.variable, item))
          append(body, to: &items)
          elements.removeLast()
        }
      case .comment:
        break
      }
    }
  }

  // MARK: Helpers

  private mutating func helperText(_ name: String) -> String {
    guard let index = helperIndex[name] else { return "" }
    if let known = helperTexts[index] { return known }
    let text =
      switch helpers[index].body {
      case .string(let expression): string(expression)
      case .text(let blocks): text(blocks)
      case .map: ""
      }
    helperTexts[index] = text
    return text
  }

  private mutating func helperMap(_ name: String) -> YAMLMap {
    guard let index = helperIndex[name], case .map(let parts) = helpers[index].body else { return [:] }
    if let known = helperMaps[index] { return known }
    var entries: [YAMLMap.Entry] = []
    append(parts, to: &entries)
    helperMaps[index] = YAMLMap(entries)
    return YAMLMap(entries)
  }

  // MARK: Text

  /// The lines with line feeds between them.
  mutating func text(_ blocks: [TextBlock]) -> String {
    var text = ""
    // In a template, a condition at the very beginning leaves the line feed behind it.
    var isFirst = if case .line? = blocks.first { true } else { false }
    append(blocks, to: &text, &isFirst)
    return text
  }

  private mutating func append(_ blocks: [TextBlock], to text: inout String, _ isFirst: inout Bool) {
    for block in blocks {
      switch block {
      case .line(let pieces):
        if isFirst { isFirst = false } else { text += "\n" }
        for piece in pieces {
          switch piece {
          case .literal(let literal): text += literal
          case .hole(let expression): text += printed(expression)
          case .raw(let expression): text += string(expression)
          // Manifests are evaluated as trees.
          case .scalar: continue
          }
        }
      case .when(let condition, let then, let otherwise):
        append(truth(condition) ? then : otherwise, to: &text, &isFirst)
      case .each(let loop, let body):
        guard case .list(let list) = value(of: loop.over) else { continue }
        for item in list {
          elements.append((loop.variable, item))
          append(body, to: &text, &isFirst)
          elements.removeLast()
        }
      case .members(let lines, let reference, let omitted, let indent):
        for line in lines.texts(of: value(of: reference), omitting: omitted) {
          if isFirst { isFirst = false } else { text += "\n" }
          text += String(repeating: " ", count: indent) + line
        }
      case .paste:
        // Only the layout of manifests pastes, and manifests are evaluated as trees.
        continue
      }
    }
  }

  private func members(of reference: Reference, omitting omitted: [String]) -> [YAMLMap.Entry] {
    value(of: reference).map?.members(omitting: omitted) ?? []
  }

  /// The expression as JSON.
  private mutating func printed(_ expression: Expression) -> String {
    switch expression.kind {
    case .string: GoText.rawJSON(string(expression))
    case .integer, .boolean: string(expression)
    case .json: if case .json(let reference) = expression { GoText.json(value(of: reference)) } else { GoText.json(value(of: expression)) }
    }
  }

  // MARK: Expressions

  func value(of reference: Reference) -> YAMLValue {
    switch reference.root {
    case .values(let slot):
      return slots[slot]
    case .element(let variable):
      guard var value = elements.last(where: { $0.variable == variable })?.value else { return .null }
      for key in reference.path { value = value[key] ?? .null }
      return value
    case .unbound:
      return .null
    }
  }

  mutating func truth(_ expression: Expression) -> Bool {
    switch expression {
    case .boolean(let truth): return truth
    case .not(let operand): return !truth(operand)
    case .all(let operands):
      for operand in operands where !truth(operand) { return false }
      return true
    case .any(let operands):
      for operand in operands where truth(operand) { return true }
      return false
    case .equal(let left, let right): return value(of: left).isSame(as: value(of: right))
    case .less(let left, let right):
      guard case .int(let left) = value(of: left), case .int(let right) = value(of: right) else { return false }
      return left < right
    case .isNonEmpty(let reference, let omitted):
      switch value(of: reference) {
      case .null: return false
      case .bool(let truth): return truth
      case .int(let number): return number != 0
      case .float(let number): return number != 0
      case .string(let text): return !text.isEmpty
      case .list(let items): return !items.isEmpty
      case .map(let map): return map.entries.contains { !omitted.contains($0.key) }
      }
    case .isSet(let reference): return value(of: reference) != .null
    case .contains(let text, let part): return string(text).containsBytes(of: string(part))
    case .startsWithDigit(let text): return string(text).utf8.first.map { (0x30...0x39).contains($0) } ?? false
    case .fact(.kubernetesAtLeast(let version)):
      return KubernetesVersion(version).map { release.kubernetes >= $0 } ?? false
    case .fact(.servesAPI(let api)): return release.apiVersions.contains(api)
    default:
      return value(of: expression) == .bool(true)
    }
  }

  private mutating func value(of expression: Expression) -> YAMLValue {
    switch expression {
    case .integer(let number): .int(number)
    case .value(let value): value
    case .reference(let reference), .orAbsent(let reference), .json(let reference): value(of: reference)
    case .choice(let condition, let then, let otherwise): value(of: truth(condition) ? then : otherwise)
    case .boolean, .not, .all, .any, .equal, .less, .isNonEmpty, .isSet, .contains, .startsWithDigit, .fact(.kubernetesAtLeast),
      .fact(.servesAPI):
      .bool(truth(expression))
    case .share(let whole, let percent):
      if case .int(let number) = value(of: whole) { .int((number &* percent) / 100) } else { .null }
    case .string, .fact, .helper, .concatenation, .apply, .joined: .string(string(expression))
    }
  }

  mutating func string(_ expression: Expression) -> String {
    switch expression {
    case .string(let text): return text
    case .fact(let fact): return string(fact)
    case .helper(let name): return helperText(name)
    case .concatenation(let parts):
      var text = ""
      for part in parts { text += string(part) }
      return text
    case .apply(let function, let operand): return apply(function, to: string(operand))
    case .joined(let reference, let separator):
      return value(of: reference).list?.map { $0.string ?? "" }.joined(separator: separator) ?? ""
    default:
      switch value(of: expression) {
      case .string(let text): return text
      case .int(let number): return String(number)
      case .bool(let truth): return truth ? "true" : "false"
      case .null: return ""
      case let value: return GoText.json(value)
      }
    }
  }

  private func string(_ fact: Fact) -> String {
    switch fact {
    case .releaseName: release.name
    case .releaseNamespace: release.namespace
    case .releaseService: "Helm"
    case .chartName: chart.name
    case .chartVersion: chart.version
    case .chartAppVersion: chart.appVersion
    case .kubernetesAtLeast, .servesAPI: ""
    }
  }

  private func apply(_ function: Expression.TextFunction, to text: String) -> String {
    switch function {
    case .truncate(let length):
      text.utf8.count <= length ? text : String(decoding: text.utf8.prefix(length), as: UTF8.self)
    case .trimSuffix(let suffix): GoText.trimmingSuffix(text, suffix)
    case .replace(let old, let new): GoText.replacing(text, old, with: new)
    case .lowercase: text.lowercased()
    case .sha256: SHA256.hexDigest(text)
    case .distinctLines(let separator): text.distinctLines.joined(separator: separator)
    }
  }
}

extension YAMLValue {
  /// Equality as Go has it: texts byte by byte.
  fileprivate func isSame(as other: YAMLValue) -> Bool {
    if case .string(let left) = self, case .string(let right) = other { return left.utf8.elementsEqual(right.utf8) }
    return self == other
  }
}

extension String {
  fileprivate func containsBytes(of part: String) -> Bool {
    if part.isEmpty { return true }
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
