import ChartModel

/// A value that stands in many places of a chart, and in a message once.
///
/// References bring their types, the schemas of whole Kubernetes objects among them, and every object repeats the conditions around it:
/// with all of them written out, the messages of the examples are 10 to 25 % longer, and take more time to write and to read.
enum SharedValue {
  case type(ValueType)
  case expression(Expression)
}

protocol SharedTransferable: NestedTransferable {
  var shared: SharedValue { get }
  /// Nil for a value of another kind.
  init?(_ shared: SharedValue)
  /// The value itself, where it stands for the first time.
  func writeContent(to writer: inout TransferWriter)
}

extension SharedTransferable {
  func write(to writer: inout TransferWriter) { writer.writeShared(self) }

  init(from reader: inout TransferReader) throws(TransferFault) { self = try reader.readShared() }
}

extension ValueType {
  var shared: SharedValue { .type(self) }

  init?(_ shared: SharedValue) {
    guard case .type(let type) = shared else { return nil }
    self = type
  }
}

extension Expression {
  var shared: SharedValue { .expression(self) }

  init?(_ shared: SharedValue) {
    guard case .expression(let expression) = shared else { return nil }
    self = expression
  }
}

/// The values that a message has, numbered from one, known again by the place of their content in memory.
///
/// Comparing would cost more than writing, and Swift takes texts for equal that differ in their bytes. What is in the same place is the
/// same, and the model's values are: whoever reads a setting twice gets the same type. Equal ones elsewhere are written again.
struct WrittenValues {
  private var numbers: [Place: Int] = [:]
  /// Held, so that nothing else takes their places.
  private var values: [SharedValue] = []

  private enum Place: Hashable {
    case type(UInt)
    case expression(UInt)

    init?(_ value: SharedValue) {
      switch value {
      case .type(let type):
        guard let word = Self.word(of: type) else { return nil }
        self = .type(word)
      case .expression(let expression):
        guard let word = Self.word(of: expression) else { return nil }
        self = .expression(word)
      }
    }

    /// The one word that a value of an indirect enum is; nil for what is none.
    private static func word<Value>(of value: Value) -> UInt? {
      guard MemoryLayout<Value>.size == MemoryLayout<UInt>.size else { return nil }
      return withUnsafeBytes(of: value) { $0.load(as: UInt.self) }
    }
  }

  func number(of value: SharedValue) -> Int? { Place(value).flatMap { numbers[$0] } }

  mutating func add(_ value: SharedValue) {
    values.append(value)
    if let place = Place(value) { numbers[place] = values.count }
  }
}
