import YAML

/// Whatever can be read must be written in a form that reads back the same, with and without positions, as YAML and as JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var options = YAMLReader.Options()
  options.acceptsNonFinite = true
  options.aliasAllowance = 10_000
  options.maxDepth = 64
  guard let located = try? YAMLReader.read(bytes, file: "input", options: options) else {
    precondition((try? YAMLReader.readValues(bytes, file: "input", options: options)) == nil, "read without positions alone")
    return 0
  }
  let values = located.map(\.plain)
  precondition(read(bytes, options, is: values), "positions change values")
  for value in located { checkPositions(value, bytes) }
  options.maxBytes = 1 << 30
  options.aliasAllowance = 0
  options.acceptsByteOrderMark = false
  precondition(read(Array(YAMLEmitter.text(for: values).utf8), options, is: values), "YAML differs")
  for value in values where isJSON(value) {
    precondition(read(Array(JSONWriter.text(for: value, pretty: true).utf8), options, is: [value]), "pretty JSON differs")
    precondition(read(Array(JSONWriter.text(for: value, pretty: false).utf8), options, is: [value]), "JSON differs")
  }
  var writer = YAMLDocumentWriter()
  writer.comment(String(decoding: bytes, as: UTF8.self))
  precondition(read(Array(writer.text.utf8), options, is: []), "a comment has contents")
  return 0
}

private func read(_ bytes: [UInt8], _ options: YAMLReader.Options, is values: [YAMLValue]) -> Bool {
  guard let read = try? YAMLReader.readValues(bytes, file: "again", options: options) else { return false }
  return read.count == values.count && zip(read, values).allSatisfy(identical)
}

/// Every position lies within the text.
private func checkPositions(_ value: LocatedValue, _ bytes: [UInt8]) {
  let lines = bytes.count { $0 == 0x0A } + 1
  func check(_ position: Position) {
    precondition(position.line >= 1 && position.line <= lines && position.column >= 1 && position.column <= bytes.count + 1)
  }
  check(value.position)
  for item in value.list ?? [] { checkPositions(item, bytes) }
  for entry in value.entries ?? [] {
    check(entry.keyPosition)
    checkPositions(entry.value, bytes)
  }
}

/// Whether JSON can hold a value so that YAML reads it back: finite numbers, keys of less than 1,024 characters.
private func isJSON(_ value: YAMLValue) -> Bool {
  switch value {
  case .float(let number): number.isFinite
  case .list(let items): items.allSatisfy(isJSON)
  case .map(let map): map.entries.allSatisfy { YAMLScalar.doubleQuoted($0.key).utf8.count < 1000 && isJSON($0.value) }
  default: true
  }
}

private func identical(_ left: YAMLValue, _ right: YAMLValue) -> Bool {
  switch (left, right) {
  case (.float(let left), .float(let right)): left.bitPattern == right.bitPattern || left.isNaN && right.isNaN
  case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
  case (.list(let left), .list(let right)): left.count == right.count && zip(left, right).allSatisfy(identical)
  case (.map(let left), .map(let right)):
    left.count == right.count
      && zip(left.entries, right.entries).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && identical($0.value, $1.value) }
  default: left == right
  }
}
