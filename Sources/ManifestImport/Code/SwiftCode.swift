/// A Swift expression as a tree, so that it can be laid out in lines once all of it is known.
indirect enum SwiftCode: Sendable, Hashable {
  struct Argument: Sendable, Hashable {
    var label: String?
    var code: SwiftCode
  }

  struct Entry: Sendable, Hashable {
    var key: String
    var value: SwiftCode
  }

  /// Something on one line.
  case text(String)
  /// A string literal of several lines, its delimiters among them.
  case lines([String])
  /// A call, with a trailing closure if there is a body.
  case call(String, [Argument], body: [SwiftCode]?)
  /// A call of another value's method.
  case method(SwiftCode, String, [Argument])
  case list([SwiftCode])
  case map([Entry])
  /// Something that gets a name of its own if it stands in several places. The stem begins the name.
  case shareable(type: String, stem: String, SwiftCode)
}

extension SwiftCode {
  /// A call without a body; arguments that are nil are left out.
  static func call(_ name: String, _ arguments: [(String?, SwiftCode?)], body: [SwiftCode]? = nil) -> SwiftCode {
    .call(name, arguments.compactMap { label, code in code.map { Argument(label: label, code: $0) } }, body: body)
  }

  static func call(_ name: String, _ arguments: SwiftCode...) -> SwiftCode { .call(name, arguments.map { (nil, $0) }) }

  func calling(_ method: String, _ arguments: SwiftCode...) -> SwiftCode {
    .method(self, method, arguments.map { Argument(label: nil, code: $0) })
  }

  func calling(_ method: String, label: String, _ argument: SwiftCode) -> SwiftCode {
    .method(self, method, [Argument(label: label, code: argument)])
  }
}
