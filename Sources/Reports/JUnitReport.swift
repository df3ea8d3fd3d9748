import Diagnostics

/// Findings as JUnit's XML: a test suite for each file, a failed test case for each error and warning, a passed one for each piece of
/// information and for each file without findings.
///
/// Source: the format that the Apache Ant task `junitreport` reads, as Jenkins and GitLab document it.
struct JUnitReport {
  var report: Report

  private struct Suite {
    var name: String
    var findings: [Diagnostic] = []

    var failures: Int { findings.count { $0.severity > .info } }
    var cases: Int { max(1, findings.count) }
  }

  /// The suite of findings that no file is known for.
  private static let noFile = "(no file)"

  var text: String {
    let suites = self.suites
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"wingen\" tests=\"\(suites.reduce(0) { $0 + $1.cases })\""
    text += " failures=\"\(suites.reduce(0) { $0 + $1.failures })\" errors=\"0\">\n"
    for suite in suites { append(suite, to: &text) }
    return text + "</testsuites>\n"
  }

  private var suites: [Suite] {
    var suites: [Suite] = []
    var places: [String?: Int] = [:]
    func place(of file: String?) -> Int {
      if let place = places[file] { return place }
      suites.append(Suite(name: file ?? Self.noFile))
      places[file] = suites.count - 1
      return suites.count - 1
    }
    for file in report.checkedFiles { _ = place(of: file) }
    for finding in report.findings { suites[place(of: finding.affectedFile)].findings.append(finding) }
    return suites
  }

  private func append(_ suite: Suite, to text: inout String) {
    let name = XMLText.escaped(suite.name)
    text += "  <testsuite name=\"\(name)\" tests=\"\(suite.cases)\" failures=\"\(suite.failures)\" errors=\"0\" skipped=\"0\">\n"
    if suite.findings.isEmpty { text += "    <testcase name=\"no findings\" classname=\"\(name)\"/>\n" }
    for finding in suite.findings {
      text += "    <testcase name=\"\(XMLText.escaped(Self.name(finding)))\" classname=\"\(name)\""
      if finding.affectedFile != nil { text += " file=\"\(name)\"" }
      if let line = finding.location?.line { text += " line=\"\(line)\"" }
      text += ">\n"
      let details = XMLText.escaped(finding.plainText)
      if finding.severity > .info {
        text +=
          "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(XMLText.escaped(finding.message))\">\(details)</failure>\n"
      } else {
        text += "      <system-out>\(details)</system-out>\n"
      }
      text += "    </testcase>\n"
    }
    text += "  </testsuite>\n"
  }

  private static func name(_ finding: Diagnostic) -> String {
    finding.location.map { "\(finding.code) at \($0.line):\($0.column)" } ?? finding.code.text
  }
}
