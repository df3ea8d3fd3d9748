import Diagnostics
public import YAML

/// Findings as one JSON object. `file`, `line` and `column` are always there, null if unknown; other keys only where there is
/// something to say.
struct JSONReport {
  var report: Report

  var text: String {
    let summary: YAMLValue = [
      "errors": .int(report.count(.error)), "warnings": .int(report.count(.warning)), "infos": .int(report.count(.info)),
      "files": .int(report.affectedFiles.count), "checkedFiles": .int(report.checkedFiles.count),
    ]
    let document: YAMLValue = [
      "tool": ["name": "wingen", "version": .string(report.toolVersion)],
      "findings": .list(report.findingValues),
      "summary": summary,
    ]
    return JSONWriter.text(for: document, pretty: true)
  }

  fileprivate static func finding(_ finding: Diagnostic) -> YAMLValue {
    var map: YAMLMap = [
      "code": .string(finding.code.text), "severity": .string(finding.severity.rawValue), "message": .string(finding.message),
    ]
    map.entries += place(finding.location, file: finding.affectedFile).entries
    if let hint = finding.hint { map["hint"] = .string(hint) }
    if !finding.related.isEmpty {
      map["related"] = .list(
        finding.related.map { related in
          .map(YAMLMap([YAMLMap.Entry(key: "message", value: .string(related.message))] + place(related.location, file: nil).entries))
        })
    }
    if !finding.causes.isEmpty { map["causes"] = .list(finding.causes.map(cause)) }
    return .map(map)
  }

  private static func place(_ location: SourceLocation?, file: String?) -> YAMLMap {
    var map: YAMLMap = [
      "file": (location?.file ?? file).map(YAMLValue.string) ?? .null,
      "line": (location?.line).map(YAMLValue.int) ?? .null,
      "column": (location?.column).map(YAMLValue.int) ?? .null,
    ]
    if let end = location?.end {
      map["endLine"] = .int(end.line)
      map["endColumn"] = .int(end.column)
    }
    return map
  }

  private static func cause(_ cause: Cause) -> YAMLValue {
    switch cause {
    case .spec(let location):
      .map(YAMLMap([YAMLMap.Entry(key: "type", value: "spec")] + place(location, file: nil).entries))
    case .chartValue(let path): ["type": "chartValue", "path": .string(path)]
    case .object(let kind, let name): ["type": "object", "kind": .string(kind), "name": .string(name)]
    case .clusters(let names): ["type": "clusters", "names": .list(names.map { .string($0) })]
    }
  }
}

extension Report {
  /// The findings as they stand in the JSON format.
  public var findingValues: [YAMLValue] { findings.map(JSONReport.finding) }
}
