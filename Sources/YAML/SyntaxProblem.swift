internal import CLibYAML
internal import Diagnostics

extension EventSource {
  /// What libyaml found, told as what the writer of the text did.
  func syntaxError(_ parser: yaml_parser_t) -> YAMLReadError {
    let place = position(parser.problem_mark)
    let location = place.location(in: text.file)
    if parser.error == YAML_MEMORY_ERROR { return YAMLReadError(.outOfMemory, at: location) }
    let problem = parser.problem.map { String(cString: $0) } ?? "the text is not valid YAML"
    let context = parser.context.map { String(cString: $0) }
    let start = position(parser.context_mark).location(in: text.file)
    let offset = text.byteOffset(ofIndex: Int(parser.problem_mark.index))
    if context == "while scanning a quoted scalar", problem.contains("unexpected") {
      return YAMLReadError(.unclosedQuote(start: start), at: location)
    }
    if Self.containsBraces(text.line(around: offset)) { return YAMLReadError(.unrenderedTemplate, at: location) }
    if problem.contains("tab character") || problem.contains("cannot start any token"), offset < text.bytes.count,
      text.bytes[offset] == 0x09
    {
      return YAMLReadError(.tabIndentation, at: location)
    }
    return YAMLReadError(.syntax(problem: problem, context: context, contextLocation: context == nil ? nil : start), at: location)
  }

  /// Whether a line that is not valid YAML has `{{`, which valid YAML hardly ever has.
  private static func containsBraces(_ line: ArraySlice<UInt8>) -> Bool {
    zip(line, line.dropFirst()).contains { $0 == UInt8(ascii: "{") && $1 == UInt8(ascii: "{") }
  }
}
