/// Where a text is no JSON. Source: RFC 8259.
struct JSONFault: Error, Sendable, Hashable {
  enum Problem: Sendable, Hashable {
    case endsEarly, byteOrderMark, notAValue, badNumber, badString, tooDeep
    case expected(String)
    case trailing
  }

  var problem: Problem
  /// In bytes of the file.
  var offset: Int
}

extension JSONFault {
  var words: String {
    switch problem {
    case .endsEarly: "it ends too early"
    case .byteOrderMark: "it begins with a byte-order mark"
    case .notAValue: "expected a value"
    case .badNumber: "a number is malformed"
    case .badString: "a text has a control character or an unknown escape"
    case .tooDeep: "its values lie too deep within each other"
    case .expected(let what): "expected \(what)"
    case .trailing: "something follows the value"
    }
  }

  var hint: String? {
    switch problem {
    case .byteOrderMark: "save the file as UTF-8 without a byte-order mark"
    case .notAValue, .expected: "unlike YAML, JSON has no comments, no commas at the end, and all texts in double quotes"
    default: nil
    }
  }
}
