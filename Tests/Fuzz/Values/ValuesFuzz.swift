import Diagnostics
import HelmValues
import YAML

/// Fuzzes the combining of values: the input is a `--set` expression up to the first line break, then bytes from which two values files
/// and a chart's defaults are made. A broken property stops the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzValues(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // An expression of n bytes may make n / 11 lists of 65,536 elements.
  guard count < 2_048 else { return -1 }
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let text = String(decoding: bytes.prefix { $0 != 10 }.prefix(256), as: UTF8.self)
  var source = ByteSource(bytes: bytes.drop { $0 != 10 })
  let (lower, upper, defaults) = (source.map(depth: 4), source.map(depth: 4), source.map(depth: 4))

  checkMerging(lower, upper)
  checkCoalescing(upper, over: defaults)
  for option in SetExpression.Option.allCases { checkExpression(text, option, into: ValuesMerge.merge(upper, onto: lower)) }
  checkCombining(text, [lower, upper], defaults)
  return 0
}

private func checkMerging(_ lower: YAMLMap, _ upper: YAMLMap) {
  let merged = ValuesMerge.merge(upper, onto: lower)
  precondition(ValuesMerge.merge(lower, onto: [:]) == lower && ValuesMerge.merge([:], onto: lower) == lower, "nothing is no identity")
  precondition(ValuesMerge.merge(upper, onto: merged) == merged, "merging is not idempotent")
  precondition(Set(merged.keys) == Set(lower.keys).union(upper.keys), "a key was lost or made up")
  for entry in upper.entries where entry.value.map == nil { precondition(merged[entry.key] == entry.value, "the later layer lost") }
}

private func checkCoalescing(_ user: YAMLMap, over defaults: YAMLMap) {
  let (values, warnings) = ValuesMerge.coalesce(user, over: defaults)
  precondition(ValuesMerge.coalesce(user, over: [:]).values == user, "no defaults, and yet a change")
  precondition(Set(values.keys).count == values.count, "a key stands twice")
  for entry in user.entries where entry.value.map == nil && entry.value != .null {
    precondition(values[entry.key] == entry.value, "the user lost")
  }
  for entry in defaults.entries {
    let isGone = !values.keys.contains(entry.key)
    let isGiven = user.keys.contains(entry.key)
    precondition(isGone == (isGiven ? user[entry.key] == YAMLValue.null : entry.value == YAMLValue.null), "a default came or went wrongly")
  }
  for warning in warnings { precondition(!warning.path.isEmpty && warning.diagnostic.severity == .warning, "a warning about nothing") }
  if !containsNull(.map(user)) {
    precondition(!containsNull(.map(values)) || containsListNull(.map(defaults)), "a null out of nowhere")
    precondition(ValuesMerge.coalesce(values, over: defaults).values == values, "coalescing is not idempotent")
  }
}

private func checkExpression(_ text: String, _ option: SetExpression.Option, into base: YAMLMap) {
  do throws(SetError) {
    let expression = try SetExpression(parsing: text, for: option)
    precondition(expression.assignments.isEmpty == text.isEmpty, "an assignment was lost or made up")
    let values = try expression.apply(to: base)
    for entry in base.entries { precondition(values.keys.contains(entry.key), "an assignment removed a key") }
    precondition(Set(values.keys.map { Array($0.utf8) }).count == values.count, "a key stands twice")
    if let last = expression.assignments.last {
      precondition(value(at: last.path[...], in: .map(values)) == last.value, "the last assignment is not there")
    }
    let again = try expression.apply(to: values)
    precondition(again == values, "applying is not idempotent")
  } catch {
    precondition((1...text.unicodeScalars.count + 1).contains(error.column), "a column outside the expression")
    precondition(error.diagnostic.code.text.hasPrefix("VAL1"), "an error without a code")
  }
}

private func checkCombining(_ text: String, _ files: [YAMLMap], _ defaults: YAMLMap) {
  guard let expression = try? SetExpression(parsing: text) else { return }
  guard let combined = try? ValuesMerge.combine(files: files, sets: [expression], defaults: defaults) else { return }
  guard let layered = try? ValuesMerge.layered(files: files, sets: [expression]) else { preconditionFailure("layers fail alone") }
  let coalesced = ValuesMerge.coalesce(layered, over: FileNumbers.rounded(defaults))
  precondition(combined.values == coalesced.values && combined.warnings == coalesced.warnings, "the steps differ from the whole")
}

private func value(at path: ArraySlice<SetAssignment.Step>, in values: YAMLValue) -> YAMLValue? {
  var found: YAMLValue? = values
  for step in path {
    switch step.kind {
    case .key(let key): found = found?.map?.entries.first { Array($0.key.utf8) == Array(key.utf8) }?.value
    case .index(let index): found = found?[index]
    }
  }
  return found
}

private func containsNull(_ value: YAMLValue) -> Bool {
  switch value {
  case .null: true
  case .list(let list): list.contains(where: containsNull)
  case .map(let map): map.entries.contains { containsNull($0.value) }
  case .bool, .int, .float, .string: false
  }
}

/// Nulls that stand in lists, where Helm does not look for them.
private func containsListNull(_ value: YAMLValue) -> Bool {
  switch value {
  case .list: containsNull(value)
  case .map(let map): map.entries.contains { containsListNull($0.value) }
  case .null, .bool, .int, .float, .string: false
  }
}

/// Makes values from bytes; few different keys, so that maps meet.
private struct ByteSource {
  var bytes: Slice<UnsafeBufferPointer<UInt8>>

  mutating func next() -> UInt8 { bytes.popFirst() ?? 0 }

  mutating func map(depth: Int) -> YAMLMap {
    var map = YAMLMap()
    for _ in 0..<next() % 6 {
      let keys = ["a", "b", "c", "global", ""]
      let key = keys[Int(next()) % keys.count]
      map[key] = value(depth: depth)
    }
    return map
  }

  mutating func value(depth: Int) -> YAMLValue {
    let kind = next() % (depth > 0 ? 8 : 5)
    switch kind {
    case 0: return .null
    case 1: return .bool(next() & 1 == 1)
    case 2: return .int((0..<8).reduce(0) { sum, _ in sum << 8 | Int(next()) })
    case 3: return .float(Double(next()) / 4)
    case 4: return .string(String(decoding: [next()], as: UTF8.self))
    case 5: return .list((0..<next() % 4).map { _ in value(depth: depth - 1) })
    default: return .map(map(depth: depth - 1))
    }
  }
}
