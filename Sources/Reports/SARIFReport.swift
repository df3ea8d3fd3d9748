import Diagnostics
import YAML

/// Findings as a SARIF log.
///
/// Source: Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01, OASIS Standard. Section numbers below are
/// that document's.
struct SARIFReport {
  var report: Report
  var sources: any SourceProvider

  var text: String {
    let rules = SARIFRules(report)
    var fingerprints = Fingerprints(sources: sources)
    var results: [YAMLValue] = []
    for finding in report.findings { results.append(Self.result(finding, rules, fingerprint: fingerprints.next(finding))) }
    let driver: YAMLValue = [
      "name": "wingen", "version": .string(report.toolVersion), "rules": .list(rules.descriptors),
    ]
    let run: YAMLValue = [
      "tool": ["driver": driver],
      // Columns of a SourceLocation count Unicode scalars.
      "columnKind": "unicodeCodePoints",
      "results": .list(results),
    ]
    let log: YAMLValue = [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "version": "2.1.0",
      "runs": [run],
    ]
    return JSONWriter.text(for: log, pretty: true)
  }

  private static func result(_ finding: Diagnostic, _ rules: SARIFRules, fingerprint: String) -> YAMLValue {
    var map: YAMLMap = ["ruleId": .string(finding.code.text)]
    if let index = rules.indices[finding.code] { map["ruleIndex"] = .int(index) }
    map["level"] = .string(level(finding.severity))
    // Viewers show the message alone, so the hint goes into it.
    map["message"] = message(finding.hint.map { "\(finding.message)\nHint: \($0)" } ?? finding.message)
    if let location = location(of: finding) { map["locations"] = [location] }
    let related = relatedLocations(of: finding)
    if !related.isEmpty { map["relatedLocations"] = .list(related) }
    map["partialFingerprints"] = ["wingenFinding/v1": .string(fingerprint)]
    return .map(map)
  }

  /// 3.27.10.
  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// A message in which braces are no placeholders (3.11.5) and brackets no links (3.11.6).
  static func message(_ text: String) -> YAMLValue {
    var escaped = ""
    let scalars = text.unicodeScalars
    for (index, scalar) in zip(scalars.indices, scalars) {
      if scalar == "{" || scalar == "}" { escaped.unicodeScalars.append(scalar) }
      let next = scalars.index(after: index)
      if scalar == "]", next < scalars.endIndex, scalars[next] == "(" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return ["text": .string(escaped)]
  }

  private static func location(of finding: Diagnostic) -> YAMLValue? {
    var map: YAMLMap = [:]
    let place = finding.declaration ?? finding.location
    if let physical = physicalLocation(place?.file ?? finding.file, place) { map["physicalLocation"] = physical }
    let logical = logicalLocations(of: finding)
    if !logical.isEmpty { map["logicalLocations"] = .list(logical) }
    return map.isEmpty ? nil : .map(map)
  }

  private static func physicalLocation(_ file: String?, _ location: SourceLocation?) -> YAMLValue? {
    guard let uri = file.flatMap(ArtifactURI.of) else { return nil }
    var map: YAMLMap = ["artifactLocation": ["uri": .string(uri)]]
    if let location { map["region"] = region(location) }
    return .map(map)
  }

  /// 3.30: lines and columns count from 1; the end column is the one after the last character.
  private static func region(_ location: SourceLocation) -> YAMLValue {
    let (line, column) = (max(1, location.line), max(1, location.column))
    var map: YAMLMap = ["startLine": .int(line), "startColumn": .int(column)]
    if let end = location.end, (end.line, end.column) > (line, column) {
      map["endLine"] = .int(end.line)
      map["endColumn"] = .int(max(1, end.column))
    }
    return .map(map)
  }

  /// Objects and chart values (3.33), each once.
  private static func logicalLocations(of finding: Diagnostic) -> [YAMLValue] {
    var locations: [YAMLValue] = []
    for cause in finding.causes {
      let location: YAMLValue
      switch cause {
      case .object(let kind, let name):
        location = ["name": .string(name), "fullyQualifiedName": .string("\(kind)/\(name)"), "kind": "resource"]
      case .chartValue(let path):
        location = ["fullyQualifiedName": .string(path), "kind": "value"]
      case .spec, .clusters: continue
      }
      if !locations.contains(location) { locations.append(location) }
    }
    return locations
  }

  /// The ids make each location differ from the others, as the schema demands.
  private static func relatedLocations(of finding: Diagnostic) -> [YAMLValue] {
    var places = finding.related.map { (message: $0.message, location: $0.location) }
    if finding.declaration != nil, let rendered = finding.location { places.append(("found here, in what the spec makes", rendered)) }
    for case .spec(let location) in finding.causes where location != finding.declaration { places.append(("declared here", location)) }
    return places.enumerated().compactMap { index, place in
      guard let physical = physicalLocation(place.location.file, place.location) else { return nil }
      return ["id": .int(index + 1), "physicalLocation": physical, "message": message(place.message)]
    }
  }
}
