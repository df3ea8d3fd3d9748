import YAML

/// How the cells of a column are read.
enum ColumnType: String, CaseIterable, Sendable {
  case text, int, bool

  var words: String {
    switch self {
    case .text: "a text"
    case .int: "an integer"
    case .bool: "true or false"
    }
  }

  /// Nil if the text is none of this type. Spreadsheets write TRUE.
  func content(of text: String) -> LocatedValue.Content? {
    switch self {
    case .text: .string(text)
    case .int: Int(text).map { .int($0) }
    case .bool:
      switch text.lowercased() {
      case "true": .bool(true)
      case "false": .bool(false)
      default: nil
      }
    }
  }
}

/// The rows that a template is filled in with.
struct Table: Sendable {
  struct Cell: Sendable {
    /// Nil is empty.
    var content: LocatedValue.Content?
    var position: Position
  }

  struct Row: Sendable {
    var position: Position
    var cells: [Cell]
    /// The columns of the cells; nil if there is one for each column.
    var columns: [Int]?
    var isBroken = false

    /// Nil if the row has no such cell.
    func cell(_ column: Int) -> Cell? {
      guard let columns else { return cells[column] }
      return columns.firstIndex(of: column).map { cells[$0] }
    }
  }

  /// What messages call the file that the rows stand in.
  var file: String
  var columns: [String] = []
  /// Columns whose cells are texts because nothing says otherwise.
  var untyped: Set<String> = []
  var rows: [Row] = []
  /// Where something is wrong with the rows; what concerns a row alone breaks that row.
  var faults: [(problem: TableProblem, position: Position)] = []
  /// The table's rows cannot be told: quotes or header are broken.
  var isBroken = false
}

extension Table {
  /// From a CSV file.
  init(csv bytes: [UInt8], file: String) {
    self.init(file: file)
    let csv = CSV(bytes)
    if let (problem, position) = csv.problem {
      faults.append((problem, position))
      isBroken = true
      return
    }
    guard let header = csv.records.first else {
      faults.append((.noHeader, Position(line: 1, column: 1)))
      isBroken = true
      return
    }
    var types: [ColumnType] = []
    var names: Set<String> = []
    for cell in header { types.append(column(cell, &names)) }
    if isBroken { return }
    rows.reserveCapacity(csv.records.count - 1)
    // Spreadsheets leave rows behind that have nothing but commas.
    for record in csv.records.dropFirst() where record.contains(where: { !$0.text.isEmpty }) { rows.append(row(record, types)) }
  }

  /// `name` or `name:type`.
  private mutating func column(_ cell: CSV.Cell, _ names: inout Set<String>) -> ColumnType {
    let parts = cell.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { Self.trimmed(String($0)) }
    let name = parts[0]
    func fault(_ problem: TableProblem) {
      faults.append((problem, cell.position))
      isBroken = true
    }
    if !TextForm.column.accepts(name) {
      fault(.badColumn(name, hasSemicolons: cell.text.contains(";")))
    } else if !names.insert(name).inserted {
      fault(.repeatedColumn(name))
    }
    columns.append(name)
    guard parts.count == 2 else {
      untyped.insert(name)
      return .text
    }
    guard let type = ColumnType(rawValue: parts[1]) else {
      fault(.unknownColumnType(parts[1], column: name))
      return .text
    }
    return type
  }

  private mutating func row(_ record: [CSV.Cell], _ types: [ColumnType]) -> Row {
    var row = Row(position: record[0].position, cells: [])
    if record.count != types.count {
      faults.append((.ragged(cells: record.count, columns: types.count), row.position))
      row.isBroken = true
    }
    row.cells.reserveCapacity(types.count)
    for (index, type) in types.enumerated() {
      guard index < record.count else {
        row.cells.append(Cell(content: nil, position: row.position))
        continue
      }
      let cell = record[index]
      let content = cell.text.isEmpty ? nil : type.content(of: cell.text)
      if content == nil, !cell.text.isEmpty, record.count == types.count {
        faults.append((.badCell(cell.text, type: type.rawValue, column: columns[index]), cell.position))
        row.isBroken = true
      }
      row.cells.append(Cell(content: content, position: cell.position))
    }
    return row
  }

  /// Without blanks at its ends.
  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }

  /// From `rows` in the fleet file, of which `FleetForm` found nothing wrong. Columns are the keys of all rows.
  init(rows: LocatedValue, file: String) {
    self.init(file: file)
    var places: [String: Int] = [:]
    for row in rows.list ?? [] {
      for entry in row.entries ?? [] where places[entry.key] == nil {
        places[entry.key] = columns.count
        columns.append(entry.key)
      }
    }
    for item in rows.list ?? [] {
      let entries = item.entries ?? []
      let cells = entries.map { entry in
        Cell(content: entry.value.string == "" ? nil : entry.value.content, position: entry.value.position)
      }
      self.rows.append(Row(position: item.position, cells: cells, columns: entries.compactMap { places[$0.key] }))
    }
  }
}
