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
    if let error = templateError(around: offset, at: location) { return error }
    // `{{ if .x }}` on a line of its own is taken for a key and missed on the next line.
    if context == "while scanning a simple key",
      let error = templateError(around: text.byteOffset(ofIndex: Int(parser.context_mark.index)), at: start)
    {
      return error
    }
    if problem.contains("tab character") || problem.contains("cannot start any token"), offset < text.bytes.count,
      text.bytes[offset] == 0x09
    {
      return YAMLReadError(.tabIndentation, at: location)
    }
    let contextOffset = text.byteOffset(ofIndex: Int(parser.context_mark.index))
    if let error = hiddenLineBreak(around: offset, at: location)
      ?? (context == nil ? nil : hiddenLineBreak(around: contextOffset, at: start))
    {
      return error
    }
    return YAMLReadError(.syntax(problem: problem, context: context, contextLocation: context == nil ? nil : start), at: location)
  }

  /// Points at the first hidden line break in a line that is not valid YAML, if there is one.
  ///
  /// - Parameter location: a place in that line.
  private func hiddenLineBreak(around offset: Int, at location: SourceLocation) -> YAMLReadError? {
    let scalars = String(decoding: text.line(around: offset), as: UTF8.self).unicodeScalars
    guard let index = scalars.firstIndex(where: { ["\u{85}", "\u{2028}", "\u{2029}"].contains($0) }) else { return nil }
    var location = location
    location.column = scalars.distance(from: scalars.startIndex, to: index) + 1
    return YAMLReadError(.hiddenLineBreak(scalars[index].value), at: location)
  }

  /// Whether the flow map that begins at the current event is the inner or the outer of `{{`, which YAML reads as a map whose key
  /// is a map.
  var isAtTemplate: Bool {
    let offset = text.byteOffset(ofIndex: Int(event.pointee.start_mark.index))
    let brace = UInt8(ascii: "{")
    guard offset < text.bytes.count, text.bytes[offset] == brace else { return false }
    return offset > 0 && text.bytes[offset - 1] == brace || offset + 1 < text.bytes.count && text.bytes[offset + 1] == brace
  }

  /// The current event, where something else was expected, as an unrendered template if it is one; else as the problem given.
  func templateError(or problem: YAMLReadError.Problem) -> YAMLReadError {
    guard isAtTemplate else { return error(problem) }
    let offset = text.byteOffset(ofIndex: Int(event.pointee.start_mark.index))
    return templateError(around: offset, at: position.location(in: text.file)) ?? error(.unrenderedTemplate)
  }

  /// Points at the first `{{` of a line that is not valid YAML, if there is one; valid YAML hardly ever has any.
  ///
  /// - Parameter location: a place in that line.
  private func templateError(around offset: Int, at location: SourceLocation) -> YAMLReadError? {
    let line = text.line(around: offset)
    let brace = UInt8(ascii: "{")
    guard let start = line.indices.dropLast().first(where: { line[$0] == brace && line[$0 + 1] == brace }) else { return nil }
    var location = location
    location.column = line[..<start].count { $0 & 0xC0 != 0x80 } + 1
    return YAMLReadError(.unrenderedTemplate, at: location)
  }
}
