import ChartModel
import Kubernetes
import TestSupport
import Testing
import YAML

/// The query of Windows' event logs.
@Suite struct EventLogTests {
  /// Prints the channels and their selections as a reader of XML has them.
  private static let program = """
    import json, sys
    from xml.etree import ElementTree
    root = ElementTree.parse(sys.argv[1]).getroot()
    queries = list(root)
    assert root.tag == "QueryList" and [q.tag for q in queries] == ["Query"] and not root.attrib and queries[0].attrib == {"Id": "0"}
    assert all(s.tag == "Select" and list(s.attrib) == ["Path"] and not list(s) for s in queries[0])
    print(json.dumps([[s.attrib["Path"], s.text] for s in queries[0]]))
    """

  private static let selections = [
    "information": "*", "warning": "*[System[(Level=1 or Level=2 or Level=3)]]", "error": "*[System[(Level=1 or Level=2)]]",
    "critical": "*[System[(Level=1)]]",
  ]

  @Test(
    arguments: ["information", "warning", "error", "critical"],
    [
      ["System"], ["Application", "System", "Security"], ["Microsoft-Windows-Containers-Wcifs/Operational", "Directory Service (x)"],
    ]) func query(level: String, channels: [String]) throws
  {
    let chart = try Installed(
      ProcessesSpec.self, ["eventLogs": ["minimumLevel": .string(level), "channels": .list(channels.map { .string($0) })]])
    let receiver = try chart.configuration("node-windows")["receivers"]?["windows_event_log/node"]
    let query = try #require(receiver?["query"]?.string)
    let run = try PythonScript.run(text: Self.program, input: query)
    try #require(run.status == 0, "\(query)\n\(run.output)")
    let selected = try YAMLReader.readSingle(run.output, file: "query").plain
    #expect(selected == .list(channels.map { [.string($0), .string(Self.selections[level] ?? "")] }))
    // The query and a channel exclude each other.
    #expect(receiver?["channel"] == nil)
  }

  /// Nothing that XML would read otherwise gets in.
  @Test(arguments: ["A&B", "A\"B", "A<B", "A>B", "", "$x", " A"]) func channelsThatAreNone(channel: String) throws {
    let chart = try ChartDefinition(ProcessesSpec.self)
    var values = chart.settings.defaults
    values.set([.string(channel)], at: ["eventLogs", "channels"])
    #expect(!chart.settings.violations(of: values).isEmpty)
  }

  @Test func readOnlyIfWanted() throws {
    let chart = try Installed(ProcessesSpec.self, ["eventLogs": ["enabled": false]])
    #expect(try chart.configuration("node-windows")["receivers"]?.keys.contains { $0.hasPrefix("windows_event_log") } == false)
    // Containers have event logs of their own.
    #expect(try Installed(ContainersSpec.self).configuration("node-windows")["receivers"]?["windows_event_log/node"] == nil)
  }
}
