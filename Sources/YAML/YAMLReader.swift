public import Diagnostics

/// Reads YAML and JSON text as Kubernetes and Helm do, but refuses what they let pass silently: duplicate and colliding keys,
/// values nested too deep, aliases that multiply.
///
/// Documents that are empty or hold comments alone are skipped; a document that says `null` or `~` is a null value.
public enum YAMLReader {
  /// All documents of a text, in UTF-8.
  ///
  /// - Parameter file: what places in errors call the text.
  /// - Throws: at the first fault; documents before it are not given.
  public static func read(_ bytes: [UInt8], file: String, options: Options = Options()) throws(YAMLReadError) -> [LocatedValue] {
    var documents = try YAMLDocumentReader(bytes, file: file, options: options)
    var values: [LocatedValue] = []
    while let value = try documents.next() { values.append(value) }
    return values
  }

  /// The same for a string.
  public static func read(_ text: String, file: String, options: Options = Options()) throws(YAMLReadError) -> [LocatedValue] {
    try read(Array(text.utf8), file: file, options: options)
  }

  /// The only document of a text; a null value at the text's beginning if there is none. Throws `severalDocuments` on a second.
  public static func readSingle(_ bytes: [UInt8], file: String, options: Options = Options()) throws(YAMLReadError) -> LocatedValue {
    var documents = try YAMLDocumentReader(bytes, file: file, options: options)
    guard let first = try documents.next() else {
      return LocatedValue(.null, at: Position(line: Int32(truncatingIfNeeded: options.firstLine), column: 1))
    }
    if let second = try documents.next() {
      throw YAMLReadError(.severalDocuments(first: first.position.location(in: file)), at: second.position.location(in: file))
    }
    return first
  }

  /// The same for a string.
  public static func readSingle(_ text: String, file: String, options: Options = Options()) throws(YAMLReadError) -> LocatedValue {
    try readSingle(Array(text.utf8), file: file, options: options)
  }

  /// All documents without positions, which is faster and takes less memory.
  public static func readValues(_ bytes: [UInt8], file: String, options: Options = Options()) throws(YAMLReadError) -> [YAMLValue] {
    var documents = try YAMLDocumentReader(bytes, file: file, options: options)
    var values: [YAMLValue] = []
    while let value = try documents.nextValue() { values.append(value) }
    return values
  }

  /// The same for a string.
  public static func readValues(_ text: String, file: String, options: Options = Options()) throws(YAMLReadError) -> [YAMLValue] {
    try readValues(Array(text.utf8), file: file, options: options)
  }
}

/// Reads a text document by document, so that memory holds the text and one document's values at a time.
public struct YAMLDocumentReader: ~Copyable {
  private let source: EventSource
  private var located = Composer<LocatedValue>()
  private var plain = Composer<YAMLValue>()

  /// Looks at the whole text once for size, encoding and characters that YAML forbids, and throws if it finds any.
  public init(_ bytes: [UInt8], file: String, options: YAMLReader.Options = .init()) throws(YAMLReadError) {
    source = try EventSource(SourceText(bytes, file: file, options: options), options: options)
  }

  /// The next document, or nil at the end and after an error.
  public mutating func next() throws(YAMLReadError) -> LocatedValue? { try located.next(from: source)?.tree }

  /// The next document without positions, or nil at the end and after an error.
  public mutating func nextValue() throws(YAMLReadError) -> YAMLValue? { try plain.next(from: source)?.tree }

  /// The next document without positions but with the place where it begins, or nil at the end and after an error.
  public mutating func nextValueWithLocation() throws(YAMLReadError) -> (value: YAMLValue, location: SourceLocation)? {
    guard let (tree, position) = try plain.next(from: source) else { return nil }
    return (tree, position.location(in: source.text.file))
  }
}
