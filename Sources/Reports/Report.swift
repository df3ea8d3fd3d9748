public import Diagnostics

/// Findings, ready to be written in one of several formats. They are written in the order given.
///
/// Nothing here fails: whatever the texts of the findings hold, each format stays well-formed.
public struct Report: Sendable {
  public var findings: [Diagnostic]
  /// What is known about the findings' codes. Codes may be missing here, and rules without findings may be there.
  public var rules: [RuleSummary]
  /// The version of wingen, such as `1.2.0`.
  public var toolVersion: String
  /// All files that were looked at, those without findings too, by the names that findings use.
  public var checkedFiles: [String]

  public init(findings: [Diagnostic], rules: [RuleSummary] = [], toolVersion: String, checkedFiles: [String] = []) {
    self.findings = findings
    self.rules = rules
    self.toolVersion = toolVersion
    self.checkedFiles = checkedFiles
  }

  /// The whole report, with a line end at its end.
  ///
  /// - Parameters:
  ///   - sources: the lines that findings point at, for the text format and for SARIF's fingerprints.
  ///   - color: whether the text format may use ANSI colours; the other formats have none.
  public func text(_ format: ReportFormat, sources: any SourceProvider = NoSources(), color: Bool = false) -> String {
    switch format {
    case .text: TextReport(report: self, sources: sources, style: TextStyle(color: color)).text
    case .json: JSONReport(report: self).text
    case .sarif: SARIFReport(report: self, sources: sources).text
    case .github: GitHubReport(report: self).text
    case .junit: JUnitReport(report: self).text
    }
  }
}

extension Report {
  func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// The files that findings are about, in the order of their first finding.
  var affectedFiles: [String] {
    var seen: Set<String> = []
    return findings.compactMap(\.affectedFile).filter { seen.insert($0).inserted }
  }
}
