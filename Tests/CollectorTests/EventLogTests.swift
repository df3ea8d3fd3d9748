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

  @Test(arguments: ["information", "warning", "error", "critical"]) func query(level: String) throws {
    let chart = try Installed(ProcessesSpec.self, ["eventLogs": ["minimumLevel": .string(level), "security": true]])
    for channel in ["Application", "System", "Security"] {
      let receiver = try chart.configuration("node-windows")["receivers"]?["windows_event_log/\(channel.lowercased())"]
      let query = try #require(receiver?["query"]?.string)
      let run = try PythonScript.run(text: Self.program, input: query)
      try #require(run.status == 0, "\(query)\n\(run.output)")
      let selected = try YAMLReader.readSingle(run.output, file: "query").plain
      #expect(selected == [[.string(channel), .string(Self.selections[level] ?? "")]])
      // The query and a channel exclude each other.
      #expect(receiver?["channel"] == nil)
    }
  }

  @Test func readOnlyIfWanted() throws {
    func receivers(_ channels: YAMLMap) throws -> [String] {
      let chart = try Installed(ProcessesSpec.self, ["eventLogs": .map(channels)])
      return (try chart.configuration("node-windows")["receivers"]?.keys).map(Array.init)?.filter { $0.hasPrefix("windows_event_log") }
        ?? []
    }
    #expect(try receivers([:]) == ["windows_event_log/application", "windows_event_log/system"])
    #expect(try receivers(["application": false, "system": false, "security": true]) == ["windows_event_log/security"])
    #expect(try receivers(["application": false, "system": false]) == [])
    // Containers have event logs of their own.
    let keys = try Installed(ContainersSpec.self).configuration("node-windows")["receivers"]?.keys.filter { $0.hasPrefix("windows_event") }
    #expect(keys == [])
  }
}
