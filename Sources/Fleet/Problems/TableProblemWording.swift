import Diagnostics

extension TableProblem {
  var code: DiagnosticCode {
    switch self {
    case .notUTF8, .unclosedQuote, .quoteInside, .textAfterQuote, .loneCarriageReturn: "FLEET020"
    case .noHeader, .badColumn, .repeatedColumn, .unknownColumnType: "FLEET021"
    case .ragged: "FLEET022"
    case .badCell: "FLEET023"
    case .unknownColumn, .unclosedPlaceholder, .placeholderInKey: "FLEET024"
    case .emptyCell: "FLEET025"
    }
  }

  var message: String {
    switch self {
    case .notUTF8: "the text is not UTF-8 here"
    case .unclosedQuote: "the quoted cell is never closed"
    case .quoteInside: "a quote stands within a cell that does not begin with one"
    case .textAfterQuote: "expected a comma or the end of the line behind the closing quote"
    case .loneCarriageReturn: "a carriage return stands without a line feed behind it"
    case .noHeader: "the table has no header: expected the names of its columns in the first line"
    case .badColumn(let name, _): "expected \(TextForm.column.words), found \(Shown.text(name))"
    case .repeatedColumn(let name): "the column \(name) stands twice in the header"
    case .unknownColumnType(let type, let column): "\(Shown.text(type)) is no type; the column is \(column)"
    case .ragged(let cells, let columns): "the row has \(cells) cell(s), the header \(columns)"
    case .badCell(let text, let type, let column):
      "expected \(ColumnType(rawValue: type)?.words ?? type) in the column \(column), found \(Shown.text(text))"
    case .unknownColumn(let name, _): "the table has no column \(Shown.text(name))"
    case .unclosedPlaceholder: "${ is never closed"
    case .placeholderInKey(let key): "${…} may stand in values, not in the key \(Shown.text(key))"
    case .emptyCell(let column): "the cell of the column \(column) is empty, and its value is needed"
    }
  }

  var hint: String? {
    switch self {
    case .notUTF8: "save the table as CSV UTF-8"
    case .unclosedQuote: "close it; a quote inside a quoted cell is doubled"
    case .quoteInside: "put the whole cell into quotes, and double the quotes inside"
    case .textAfterQuote: "a quote inside a quoted cell is doubled"
    case .loneCarriageReturn: "end lines with a line feed, or with both; put a cell that holds one into quotes"
    case .noHeader: "write a first line such as name,env,replicas:int"
    case .badColumn(_, true): "cells are separated by commas, not semicolons"
    case .badColumn: "a type may stand behind a colon: replicas:int"
    case .repeatedColumn: "give each column a name of its own"
    case .unknownColumnType(let type, _):
      (ColumnType.allCases.map(\.rawValue).first { type.hasPrefix($0) }
        ?? nearestMatch(to: type, among: ColumnType.allCases.map(\.rawValue))).map { "did you mean \($0)?" }
        ?? "types are \(ColumnType.allCases.map(\.rawValue).joined(separator: ", "))"
    case .ragged: "give each row as many cells as the header has; a cell with a comma in it stands in quotes"
    case .badCell: "mend the cell, or take the type out of the header to read it as text"
    case .unknownColumn(let name, let known):
      nearestMatch(to: name, among: known).map { "did you mean ${\($0)}?" }
        ?? "columns are \(Shown.list(known)); write $${ for ${ itself"
    case .unclosedPlaceholder: "write ${column}, or $${ for ${ itself"
    case .placeholderInKey: "write the key out, or $${ for ${ itself"
    case .emptyCell(let column): "fill it, or write ${\(column)?}, which leaves the key out where the cell is empty"
    }
  }
}
