internal import CLibYAML
internal import Diagnostics

/// libyaml's parser over a text: one event at a time, its memory given back.
///
/// A class because libyaml keeps a pointer to it for reading the text piece by piece.
final class EventSource {
  let text: SourceText
  let options: YAMLReader.Options
  /// What aliases may still add; see `YAMLReader.Options.aliasAllowance`.
  var aliasAllowance: Int
  let aliasLimit: Int
  /// The current event; valid until the next `advance`.
  let event: UnsafeMutablePointer<yaml_event_t>
  /// Whether the stream's end was met, or an error.
  private(set) var isFinished = false
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var offset: Int

  init(_ text: SourceText, options: YAMLReader.Options) throws(YAMLReadError) {
    self.text = text
    self.options = options
    offset = text.start
    aliasLimit = max(0, options.aliasAllowance) + 8 * text.bytes.count
    aliasAllowance = aliasLimit
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      throw YAMLReadError(.outOfMemory, at: SourceLocation(file: text.file, line: 1, column: 1))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input(
      parser,
      { context, buffer, capacity, count in
        guard let context, let buffer, let count else { return 0 }
        count.pointee = Unmanaged<EventSource>.fromOpaque(context).takeUnretainedValue().copyBytes(to: buffer, capacity)
        return 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  private func copyBytes(to buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int {
    let count = min(capacity, text.bytes.count - offset)
    text.bytes.withUnsafeBufferPointer { bytes in
      _ = UnsafeMutableBufferPointer(start: buffer, count: capacity).update(fromContentsOf: bytes[offset..<offset + count])
    }
    offset += count
    return count
  }

  /// Goes to the next event.
  @inline(__always) func advance() throws(YAMLReadError) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else {
      isFinished = true
      throw syntaxError(parser.pointee)
    }
    if event.pointee.type == YAML_STREAM_END_EVENT { isFinished = true }
  }

  /// Nothing more is read after an error.
  func finish() { isFinished = true }

  @inline(__always) var position: Position { position(event.pointee.start_mark) }

  @inline(__always) func position(_ mark: yaml_mark_t) -> Position {
    text.position(line: Int(mark.line), column: Int(mark.column), index: Int(mark.index))
  }
}
