import Testing

/// What is wrong with a stack file is told at its place, with what was meant.
@Suite struct FormTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var text: String
    /// Each has its place and code at its beginning, and a fragment of its words.
    var expected: [(start: String, fragment: String)]

    init(_ text: String, _ expected: (start: String, fragment: String)...) {
      self.text = text
      self.expected = expected
    }

    var testDescription: String { text }
  }

  static let faults = [
    Fault("", ("1:1 STACK001", "expected a stack file, found nothing | begin with stack: NAME")),
    Fault("- stack: aks-logzio", ("1:1 STACK001", "found a list")),
    Fault("aks-logzio", ("1:1 STACK001", "found a plain value")),
    Fault("chart: {}", ("1:1 STACK003", "stack is missing")),
    Fault("stack: 3", ("1:1 STACK001", "expected one of aks-azure-monitor, ")),
    Fault("stack: aks-logz", ("1:1 STACK003", "did you mean aks-logzio?")),
    Fault("stack: windows-node", ("1:1 STACK003", "did you mean windows-nodes?")),
    Fault("stack: aks-logzio\nvalue: {}", ("2:1 STACK002", "value: no such key | did you mean values?")),
    Fault(
      "stack: aks-logzio\nchart: {name: My_Chart, version: 1.0, appversion: '1'}", ("2:9 STACK001", "at most 53 lower-case letters"),
      ("2:25 STACK001", "expected string, found 1 | write it in quotes"), ("2:39 STACK002", "did you mean chart.appVersion?")),
    Fault("stack: aks-logzio\noptions: {}", ("2:1 STACK004", "aks-logzio has no options")),
    Fault("stack: windows-nodes", ("1:1 STACK001", "options: expected map, found nothing")),
    Fault("stack: windows-nodes\noptions:", ("2:1 STACK001", "options: expected map, found nothing (null)")),
    Fault("stack: windows-nodes\noptions: {cloud: aks}", ("2:1 STACK001", "options.backends: expected list of strings, found nothing")),
    Fault("stack: windows-nodes\noptions: {backends: []}", ("2:11 STACK001", "at least 1 element")),
    Fault(
      "stack: windows-nodes\noptions: {clod: aks, strategy: ssh, backends: [datadgo, loki, loki], logs: 'yes'}",
      ("2:11 STACK002", "did you mean options.cloud?"), ("2:22 STACK001", "expected one of hostProcess, sshInstaller"),
      ("2:37 STACK001", "stands more than once"), ("2:48 STACK001", "did you mean datadog?"), ("2:70 STACK001", "write true")),
    Fault("stack: aks-logzio\nvalues: [proxy]", ("2:9 VAL200", "expected a map of settings, found a list")),
    Fault("stack: aks-logzio\nvalues:\n  proxi: {}\n", ("3:3 VAL202", "did you mean proxy?")),
    Fault(
      "stack: aks-logzio\nvalues:\n  collectors:\n    clusterName: 3\n    imag: {}\n", ("4:5 VAL201", "write it in quotes"),
      ("5:5 VAL202", "did you mean collectors.image?")),
    Fault("stack: aks-logzio\nvalues: {proxy: null}", ("2:10 VAL203", "found null, which takes the default away")),
    Fault(
      "stack: aks-logzio\nvalues: {global: {a: 1}, enabled: true}", ("2:10 STACK007", "global: Helm itself"),
      ("2:26 STACK007", "enabled: Helm itself")),
    Fault(
      "stack: aks-logzio\nvalues:\n  installer: {nodeLabelSelector: pool=win}",
      ("3:15 VAL212", "installer.nodeLabelSelector selects some of the Windows nodes")),
    Fault("stack: aks-logzio\nstack: eks-amp", ("2:1 YAML", "stack")),
  ]

  @Test(arguments: faults) func faultsAreTold(fault: Fault) {
    let found = findings(fault.text)
    #expect(found.count == fault.expected.count, "\(found)")
    for (finding, expected) in zip(found, fault.expected) {
      #expect(finding.hasPrefix(expected.start), "\(finding)")
      #expect(finding.contains(expected.fragment), "\(finding)")
    }
  }

  /// Neither as a setting nor as YAML that is none.
  @Test(arguments: [
    "stack: aks-logzio\nvalues:\n  installer:\n    credentials: {password: hunter2}",
    "stack: aks-logzio\nvalues:\n  installer:\n    credentials: {password: *hunter2}",
    "stack: aks-logzio\nvalues:\n  installer:\n    credentials: {password: [hunter2]}",
  ]) func credentialsAreNotShown(text: String) {
    let found = findings(text)
    #expect(found.count == 1)
    #expect(!found.joined().contains("hunter2"), "\(found)")
  }

  @Test func credentialsAreNoDefaults() {
    let found = findings("stack: aks-logzio\nvalues:\n  installer:\n    credentials: {password: hunter2}")
    #expect(
      found.first?.hasPrefix("4:19 STACK006 installer.credentials.password: a credential may not be a chart's default") == true, "\(found)")
  }
}
