import Testing
import YAML

/// Equal to the byte and the bit, in the same order: stricter than `==`, for which é has two spellings and NaN is nothing.
func identical(_ left: YAMLValue, _ right: YAMLValue) -> Bool {
  switch (left, right) {
  case (.null, .null): true
  case (.bool(let left), .bool(let right)): left == right
  case (.int(let left), .int(let right)): left == right
  case (.float(let left), .float(let right)): left.bitPattern == right.bitPattern || left.isNaN && right.isNaN
  case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
  case (.list(let left), .list(let right)): left.count == right.count && zip(left, right).allSatisfy { identical($0, $1) }
  case (.map(let left), .map(let right)):
    left.count == right.count
      && zip(left.entries, right.entries).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && identical($0.value, $1.value) }
  default: false
  }
}

/// A source with its markers `«name»` taken out, and where they stood.
struct MarkedSource {
  var text = ""
  var markers: [String: Position] = [:]

  init(_ source: String) {
    var position = Position(line: 1, column: 1)
    var name: String?
    var scalars = String.UnicodeScalarView()
    for scalar in source.unicodeScalars {
      switch scalar {
      case "«": name = ""
      case "»":
        markers[name ?? ""] = position
        name = nil
      case _ where name != nil: name?.unicodeScalars.append(scalar)
      default:
        scalars.append(scalar)
        position.column += 1
        if scalar == "\n" { position = Position(line: position.line + 1, column: 1) }
      }
    }
    text = String(scalars)
  }
}

func readPlain(_ text: String, _ options: YAMLReader.Options = .init()) throws -> YAMLValue {
  let value = try YAMLReader.readSingle(text, file: "test.yaml", options: options).plain
  #expect(identical(try YAMLReader.readValues(text, file: "test.yaml", options: options).first ?? .null, value))
  return value
}

/// The error of reading a text, which must be the same with and without positions.
func readError(_ bytes: [UInt8], _ options: YAMLReader.Options = .init()) -> YAMLReadError? {
  var located: YAMLReadError?
  var plain: YAMLReadError?
  do throws(YAMLReadError) { _ = try YAMLReader.readSingle(bytes, file: "test.yaml", options: options) } catch { located = error }
  do throws(YAMLReadError) { _ = try YAMLReader.readValues(bytes, file: "test.yaml", options: options) } catch { plain = error }
  if case .severalDocuments = located?.problem {} else { #expect(located == plain) }
  return located
}

func readError(_ text: String, _ options: YAMLReader.Options = .init()) -> YAMLReadError? { readError(Array(text.utf8), options) }
