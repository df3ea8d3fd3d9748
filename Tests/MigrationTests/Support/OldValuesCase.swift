import BuiltInSpecs
import ChartModel
import Diagnostics
import Examples
import Foundation
import Migration
import OutputTree
import TestSupport
import Testing

/// An old values file under `Cases`, with what becomes of it beside it: values.yaml and MIGRATION.md, or errors.txt; remarks.txt if there are any.
struct OldValuesCase: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }
  var folder: String { Project.path("Tests/MigrationTests/Cases/\(name)") }

  static let all: [OldValuesCase] = names.map(OldValuesCase.init)
  /// Those that a migration comes out of.
  static let good = all.filter { !["not-a-map", "not-yaml", "refused", "wrong-types"].contains($0.name) }

  private static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: Project.path("Tests/MigrationTests/Cases"))
    return (found ?? []).sorted()
  }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/old.yaml"))) }

  func migrate() throws -> MigrationResult { try Self.migrate(bytes()) }

  static func migrate(_ bytes: [UInt8]) throws -> MigrationResult {
    try LogzioTelemetryMigration.migrate(bytes, name: "old.yaml", to: chart())
  }

  /// The chart that takes the values.
  static func chart() throws -> ChartDefinition { try made.get() }

  private static let made = Result { try #require(BuiltInSpec.all.first { $0.name == LogzioTelemetryMigration.spec }).chart() }
}

extension MigrationResult {
  func text(of file: String) throws -> String {
    String(decoding: try #require(files.first { $0.path == file }).contents, as: UTF8.self)
  }

  /// Everything that is written or said.
  var allText: String {
    files.map { String(decoding: $0.contents, as: UTF8.self) }.joined() + remarks.map(\.plainText).joined()
  }
}
