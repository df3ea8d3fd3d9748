/// Walks over an expression's Unicode scalars. `column` counts from 1 and is the column of the next scalar.
struct SetScanner {
  /// A run of text up to a stop character, escapes undone. `stop` is nil at the end of the expression.
  struct Run {
    var text: String
    var stop: Unicode.Scalar?
    var column: Int
    /// The column of a backslash that has nothing behind it.
    var loneBackslash: Int?
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var column: Int { position + 1 }
  var isAtEnd: Bool { position == scalars.count }

  /// Consumes the next scalar if it is the given one.
  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard !isAtEnd, scalars[position] == scalar else { return false }
    position += 1
    return true
  }

  /// Reads up to and including the first of the stop characters that is not escaped.
  mutating func run(until stops: [Unicode.Scalar]) -> Run {
    var run = Run(text: "", stop: nil, column: column)
    while !isAtEnd {
      let scalar = scalars[position]
      position += 1
      if stops.contains(scalar) {
        run.stop = scalar
        break
      }
      if scalar != "\\" {
        run.text.unicodeScalars.append(scalar)
      } else if isAtEnd {
        run.loneBackslash = position
      } else {
        run.text.unicodeScalars.append(scalars[position])
        position += 1
      }
    }
    return run
  }
}
