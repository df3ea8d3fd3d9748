internal import CLibYAML
internal import Diagnostics

/// libyaml's scalar event without its memory; valid until the source advances.
struct ScalarEvent {
  let text: UnsafeBufferPointer<UInt8>
  /// Neither quoted nor tagged, so that its text decides its type.
  let isPlain: Bool
  let tag: UnsafeMutablePointer<UInt8>?
  let anchor: UnsafeMutablePointer<UInt8>?

  @inline(__always) init(_ event: UnsafeMutablePointer<yaml_event_t>) {
    text = UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: Int(event.pointee.data.scalar.length))
    isPlain = event.pointee.data.scalar.plain_implicit != 0
    tag = event.pointee.data.scalar.tag
    anchor = event.pointee.data.scalar.anchor
  }

  var string: String { String(decoding: text, as: UTF8.self) }

  var isMergeKey: Bool {
    guard text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<") else { return false }
    return isPlain || tag.map { String(cString: $0) == "tag:yaml.org,2002:merge" } ?? false
  }
}

extension EventSource {
  func error(_ problem: YAMLReadError.Problem) -> YAMLReadError {
    YAMLReadError(problem, at: position.location(in: text.file))
  }

  /// What a scalar means, with respect to its tag.
  @inline(__always) func value(of scalar: ScalarEvent) throws(YAMLReadError) -> ScalarValue {
    let value: ScalarValue
    if let tag = scalar.tag {
      value = try taggedValue(of: scalar, String(cString: tag))
    } else {
      value = scalar.isPlain ? ScalarResolver.resolve(scalar.text, options.booleans) : .string
    }
    if case .float(let number) = value, !number.isFinite, !options.acceptsNonFinite { throw error(.nonFiniteNumber(scalar.string)) }
    return value
  }

  /// Tags as go.yaml.in/yaml/v2 treats them (resolve.go): the standard ones are checked, others make the text a string.
  private func taggedValue(of scalar: ScalarEvent, _ tag: String) throws(YAMLReadError) -> ScalarValue {
    let prefix = "tag:yaml.org,2002:"
    guard tag.hasPrefix(prefix) else { return .string }
    let name = String(tag.dropFirst(prefix.count))
    let value = ScalarResolver.resolve(scalar.text, options.booleans)
    switch (name, value) {
    case ("binary", _): throw error(.binaryTag)
    case ("null", .null), ("bool", .bool), ("int", .int), ("float", .float): return value
    case ("float", .int(let number)): return .float(Double(number))
    case ("null", _), ("bool", _), ("int", _), ("float", _): throw error(.tagMismatch(text: scalar.string, tag: "!!\(name)"))
    default: return .string
    }
  }
}
