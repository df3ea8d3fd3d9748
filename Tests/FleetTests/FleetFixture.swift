import Diagnostics
import Fleet
import Foundation
import JSONSchemas
import Testing

/// Compiled once, because that takes a while.
let fleetSchema = Result { try JSONSchemaValidator(schema: FleetSchema.value) }

func readText(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// Reads a fleet from disk.
func readFleet(_ path: String) throws -> FleetReading {
  FleetReader.read(file: path) { (path) throws(Diagnostic) in
    guard let data = FileManager.default.contents(atPath: path) else { throw Diagnostic("CLI001", .error, "cannot read \(path)") }
    return Array(data)
  }
}

/// Reads a fleet whose files stand in memory; the fleet file is `fleets/fleet.yaml`.
func readFleet(_ text: String, files: [String: String]) -> FleetReading {
  FleetReader.read(file: "fleets/fleet.yaml") { (path) throws(Diagnostic) in
    if path == "fleets/fleet.yaml" { return Array(text.utf8) }
    guard path.hasPrefix("fleets/"), let file = files[String(path.dropFirst(7))] else {
      throw Diagnostic("CLI001", .error, "cannot read '\(path)': No such file or directory")
    }
    return Array(file.utf8)
  }
}

/// The fleet of a text in which nothing is wrong.
func fleet(_ text: String, files: [String: String] = [:], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Fleet {
  let reading = readFleet(text, files: files)
  #expect(reading.findings == [], sourceLocation: sourceLocation)
  #expect(reading.broken.isEmpty && !reading.hasNamelessClusters, sourceLocation: sourceLocation)
  return try #require(reading.fleet, sourceLocation: sourceLocation)
}

/// A text with a mark `§` before the place that is meant.
struct MarkedText {
  var text: String
  var line = 1
  var column = 1

  init(_ marked: String) {
    text = marked.replacingOccurrences(of: "§", with: "")
    let before = marked.components(separatedBy: "§")[0]
    line = before.components(separatedBy: "\n").count
    column = (before.components(separatedBy: "\n").last ?? "").unicodeScalars.count + 1
  }

  static func isMarked(_ text: String) -> Bool { text.contains("§") }
}
