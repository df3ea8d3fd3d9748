import Kubernetes
import TestSupport
import Testing
import YAML

/// The queries of Windows' event logs.
@Suite struct EventLogTests {
  /// Prints the channel and its selection as a reader of XML has them.
  private static let program = """
    import json, sys
    from xml.etree import ElementTree
    root = ElementTree.parse(sys.argv[1]).getroot()
    (query,) = root
    (select,) = query
    assert (root.tag, query.tag, select.tag) == ("QueryList", "Query", "Select") and not root.attrib and query.attrib == {"Id": "0"}
    assert list(select.attrib) == ["Path"] and not list(select)
    print(json.dumps([select.attrib["Path"], select.text]))
    """

  private static let selections = [
    "information": "*", "warning": "*[System[(Level=1 or Level=2 or Level=3)]]", "error": "*[System[(Level=1 or Level=2)]]",
    "critical": "*[System[(Level=1)]]",
  ]

  private static let channels = ["Application", "System", "Security"]

  private func receivers(_ settings: YAMLMap) throws -> [String: YAMLValue] {
    let chart = try Installed(ProcessesSpec.self, ["eventLogs": .map(settings)])
    let all = try chart.configuration("node-windows")["receivers"]?.map?.entries ?? []
    return Dictionary(uniqueKeysWithValues: all.filter { $0.key.hasPrefix("windows_event_log") }.map { ($0.key, $0.value) })
  }

  /// One receiver for each channel that is read, with the events of the level and those that are graver.
  @Test(arguments: ["information", "warning", "error", "critical"]) func queries(level: String) throws {
    for choice in 0..<(1 << Self.channels.count) {
      let read = Self.channels.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
      var settings = YAMLMap(Self.channels.map { .init(key: $0.lowercased(), value: .bool(read.contains($0))) })
      settings["minimumLevel"] = .string(level)
      let receivers = try receivers(settings)
      #expect(Set(receivers.keys) == Set(read.map { "windows_event_log/\($0.lowercased())" }))
      // What the query is does not hang on the other channels: otherwise the place in the log would be lost.
      guard read.count == Self.channels.count else { continue }
      for channel in read {
        let receiver = try #require(receivers["windows_event_log/\(channel.lowercased())"])
        let query = try #require(receiver["query"]?.string)
        let run = try PythonScript.run(text: Self.program, input: query)
        try #require(run.status == 0, "\(query)\n\(run.output)")
        let selected = try YAMLReader.readSingle(run.output, file: "query").plain
        #expect(selected == [.string(channel), .string(Self.selections[level] ?? "")])
        // A query and a channel exclude each other.
        #expect(receiver["channel"] == nil)
        var alone = YAMLMap(Self.channels.map { .init(key: $0.lowercased(), value: .bool($0 == channel)) })
        alone["minimumLevel"] = .string(level)
        #expect(try self.receivers(alone) == ["windows_event_log/\(channel.lowercased())": receiver])
      }
    }
  }

  /// Containers have event logs of their own, which nobody wants.
  @Test func onlyInProcessesOfTheNode() throws {
    let receivers = try Installed(ContainersSpec.self).configuration("node-windows")["receivers"]
    #expect(receivers?.keys.contains { $0.hasPrefix("windows_event_log") } == false)
  }
}
