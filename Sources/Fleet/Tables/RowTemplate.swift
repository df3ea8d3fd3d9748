import YAML

/// A value with `${column}` in it. A scalar that is nothing but that becomes the row's cell, with its type; in a longer text the cell's text is
/// put in. `${column?}` may be empty: the whole scalar is then left out, with its key, or nothing is put into the text. `$${` stands for `${`.
struct RowTemplate: Sendable {
  /// The columns that a place takes its value from, by the place's position; the first if it takes several.
  private(set) var columns: [Position: Int] = [:]
  private(set) var faults: [(problem: TableProblem, position: Position)] = []
  private var root = Part.fixed(LocatedValue(.null, at: Position(line: 1, column: 1)))
  private let names: [String]
  private let places: [String: Int]

  private struct Reference: Sendable {
    var column: Int
    var isOptional: Bool
  }

  private enum Piece: Sendable {
    case text(String)
    case cell(Reference)
  }

  private indirect enum Part: Sendable {
    /// Without references: rows share it.
    case fixed(LocatedValue)
    case cell(Reference, Position)
    case text([Piece], Position)
    case list([Part], Position)
    case map([(key: String, keyPosition: Position, part: Part)], Position)

    var fixed: LocatedValue? { if case .fixed(let value) = self { value } else { nil } }
  }

  init(_ value: LocatedValue, columns names: [String]) {
    self.names = names
    places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    root = compile(value)
  }

  private mutating func compile(_ value: LocatedValue) -> Part {
    switch value.content {
    case .string(let text) where text.contains("${"): return compile(text, value.position)
    case .list(let items):
      let parts = items.map { compile($0) }
      return parts.allSatisfy { $0.fixed != nil } ? .fixed(value.replacing(.list(parts.compactMap(\.fixed)))) : .list(parts, value.position)
    case .map(let entries):
      let parts = entries.map { entry in
        if entry.key.contains("${") { faults.append((.placeholderInKey(entry.key), entry.keyPosition)) }
        return (key: entry.key, keyPosition: entry.keyPosition, part: compile(entry.value))
      }
      guard parts.allSatisfy({ $0.part.fixed != nil }) else { return .map(parts, value.position) }
      // Escapes may have changed texts inside.
      return .fixed(
        value.replacing(
          .map(
            parts.compactMap { part in
              part.part.fixed.map { LocatedEntry(key: part.key, keyPosition: part.keyPosition, value: $0) }
            })))
    default: return .fixed(value)
    }
  }

  private mutating func compile(_ text: String, _ position: Position) -> Part {
    var pieces: [Piece] = []
    var literal = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      let before = rest[..<start.lowerBound]
      if before.hasSuffix("$") {
        literal += before.dropLast() + "${"
        rest = rest[start.upperBound...]
        continue
      }
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        faults.append((.unclosedPlaceholder, position))
        return .fixed(LocatedValue(.string(text), at: position))
      }
      literal += before
      let written = rest[start.upperBound..<end]
      rest = rest[rest.index(after: end)...]
      let isOptional = written.hasSuffix("?")
      let name = String(isOptional ? written.dropLast() : written)
      guard let column = places[name] else {
        faults.append((.unknownColumn(name, known: Array(names.prefix(Shown.offered))), position))
        continue
      }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(.cell(Reference(column: column, isOptional: isOptional)))
      if columns[position] == nil { columns[position] = column }
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.text(literal)) }
    if pieces.count == 1, case .cell(let reference) = pieces[0] { return .cell(reference, position) }
    // Nothing but escapes.
    if pieces.count == 1, case .text(let text) = pieces[0] { return .fixed(LocatedValue(.string(text), at: position)) }
    return .text(pieces, position)
  }
}

extension RowTemplate {
  /// The value for a row; positions are those of the template.
  ///
  /// - Parameter empty: called with the column, and the cell if there is one, where a cell that is needed is empty.
  func filled(with row: Table.Row, empty: (Int, Table.Cell?) -> Void) -> LocatedValue {
    filled(root, row, empty) ?? LocatedValue(.null, at: Position(line: 1, column: 1))
  }

  private func filled(_ part: Part, _ row: Table.Row, _ empty: (Int, Table.Cell?) -> Void) -> LocatedValue? {
    switch part {
    case .fixed(let value): return value
    case .cell(let reference, let position):
      let cell = row.cell(reference.column)
      if let content = cell?.content { return LocatedValue(content, at: position) }
      if !reference.isOptional { empty(reference.column, cell) }
      return nil
    case .text(let pieces, let position):
      var text = ""
      for piece in pieces {
        switch piece {
        case .text(let literal): text += literal
        case .cell(let reference):
          let cell = row.cell(reference.column)
          if let content = cell?.content {
            text += Self.text(of: content)
          } else if !reference.isOptional {
            empty(reference.column, cell)
          }
        }
      }
      return LocatedValue(.string(text), at: position)
    case .list(let parts, let position):
      return LocatedValue(.list(parts.compactMap { filled($0, row, empty) }), at: position)
    case .map(let parts, let position):
      return LocatedValue(
        .map(
          parts.compactMap { part in
            filled(part.part, row, empty).map { LocatedEntry(key: part.key, keyPosition: part.keyPosition, value: $0) }
          }), at: position)
    }
  }

  private static func text(of content: LocatedValue.Content) -> String {
    switch content {
    case .string(let text): text
    case .int(let number): "\(number)"
    case .bool(let truth): "\(truth)"
    case .float(let number): YAMLScalar.float(number)
    case .null, .list, .map: ""
    }
  }
}

extension LocatedValue {
  fileprivate func replacing(_ content: Content) -> LocatedValue { LocatedValue(content, at: position) }
}
