import Diagnostics
import YAML

/// What is wrong with a fleet file, its tables or the values files that it names. The words are in FleetProblemWording.swift.
///
/// No case holds a text that may be a credential.
enum FleetProblem: Sendable, Hashable {
  /// `found` in words.
  case wrongType(expected: String, found: String, hint: String?)
  case unknownKey(String, known: [String])
  case literalSecret(key: String)
  case missingKey(String, expected: String)
  /// A Secret without a source, a table without rows, a fleet without clusters.
  case noneOfKeys([String], isSecret: Bool)
  case tooManyKeys(present: [String], choice: [String], isSecret: Bool)
  case tooFew(least: Int)
  case notOneOf([String], found: String)
  case outOfRange(ClosedRange<Int>, found: Int)
  /// `found` is nil where it may be a credential.
  case badText(TextForm, found: String?)
  case credentialsInAddress
  case unknownBuild(String)
  case duplicateCluster(String, first: SourceLocation)
  case unknownLayer(Layer, name: String, known: [String])
  case valuesNoMap(found: String)
  case versionWithoutRegistry
  case sameChartFolder(spec: String, other: String)
  case objectsParameter
  case table(TableProblem)
  case moreFindings(Int)

  enum Layer: String, Sendable { case environment, region }
}

/// What is wrong with a table or its template.
enum TableProblem: Sendable, Hashable {
  case notUTF8
  case unclosedQuote
  /// A quote within a cell that does not begin with one.
  case quoteInside
  /// Something other than a comma behind a closing quote.
  case textAfterQuote
  case loneCarriageReturn
  case noHeader
  case badColumn(String, hasSemicolons: Bool)
  case repeatedColumn(String)
  case unknownColumnType(String, column: String)
  case ragged(cells: Int, columns: Int)
  case badCell(String, type: String, column: String)
  case unknownColumn(String, known: [String])
  case unclosedPlaceholder
  case placeholderInKey(String)
  case emptyCell(column: String)
}
