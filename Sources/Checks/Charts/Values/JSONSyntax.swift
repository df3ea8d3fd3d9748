/// Looks whether a text is JSON, to the letter; the values themselves are read by the reader of YAML, which takes more than JSON.
struct JSONSyntax {
  private static let depthLimit = 400

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// The first fault, or nil.
  static func fault(in bytes: ArraySlice<UInt8>) -> JSONFault? {
    var syntax = JSONSyntax(bytes: bytes, position: bytes.startIndex)
    do throws(JSONFault) { try syntax.document() } catch { return error }
    return nil
  }

  private init(bytes: ArraySlice<UInt8>, position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private var byte: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private func fault(_ problem: JSONFault.Problem) -> JSONFault { JSONFault(problem: byte == nil ? .endsEarly : problem, offset: position) }

  private mutating func document() throws(JSONFault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault(.byteOrderMark) }
    try value(depth: 0)
    skipSpace()
    if byte != nil { throw fault(.trailing) }
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  private mutating func value(depth: Int) throws(JSONFault) {
    skipSpace()
    if depth > Self.depthLimit { throw fault(.tooDeep) }
    switch byte {
    case UInt8(ascii: "{"):
      try members(closing: UInt8(ascii: "}"), "a comma or }") { syntax throws(JSONFault) in
        guard syntax.byte == UInt8(ascii: "\"") else { throw syntax.fault(.expected("a key in double quotes")) }
        try syntax.string()
        syntax.skipSpace()
        guard syntax.byte == UInt8(ascii: ":") else { throw syntax.fault(.expected("a colon")) }
        syntax.position += 1
        try syntax.value(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try members(closing: UInt8(ascii: "]"), "a comma or ]") { syntax throws(JSONFault) in try syntax.value(depth: depth + 1) }
    case UInt8(ascii: "\""): try string()
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): try number()
    default:
      for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return
      }
      throw fault(.notAValue)
    }
  }

  private mutating func members(
    closing: UInt8, _ expected: String, _ member: (inout JSONSyntax) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    position += 1
    skipSpace()
    if byte == closing {
      position += 1
      return
    }
    while true {
      skipSpace()
      try member(&self)
      skipSpace()
      guard byte == UInt8(ascii: ",") || byte == closing else { throw fault(.expected(expected)) }
      position += 1
      if bytes[position - 1] == closing { return }
    }
  }

  private mutating func string() throws(JSONFault) {
    position += 1
    while let byte, byte != UInt8(ascii: "\"") {
      if byte < 0x20 { throw fault(.badString) }
      position += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let letter = self.byte, "\"\\/bfnrtu".utf8.contains(letter) else { throw fault(.badString) }
      position += 1
      guard letter == UInt8(ascii: "u") else { continue }
      for _ in 0..<4 {
        guard let digit = self.byte, Character(Unicode.Scalar(digit)).isHexDigit else { throw fault(.badString) }
        position += 1
      }
    }
    guard byte != nil else { throw fault(.endsEarly) }
    position += 1
  }

  private mutating func number() throws(JSONFault) {
    if byte == UInt8(ascii: "-") { position += 1 }
    let start = position
    try digits()
    if position > start + 1, bytes[start] == UInt8(ascii: "0") { throw JSONFault(problem: .badNumber, offset: start) }
    if byte == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw fault(.badNumber) }
  }
}
