import Testing
import YAML

/// A collector's own limits follow from what its container may use.
@Suite struct MemoryTests {
  private static let collectors = [
    ("collector", "collector"), ("linux", "node-linux"), ("windows", "node-windows"), ("gateway", "gateway"),
  ]

  @Test(arguments: [128, 129, 131, 250, 256, 512, 640, 999, 1000, 1024, 3_333, 65_536, 1_048_575, 1_048_576])
  func limits(memory: Int) throws {
    let sizes: YAMLMap = ["resources": ["memoryMiB": .int(memory)]]
    var values = YAMLMap(Self.collectors.map { .init(key: $0.0, value: .map(sizes)) })
    values["events"] = ["enabled": true]
    let containers = try Installed(ContainersSpec.self, values)
    let processes = try Installed(ProcessesSpec.self, ["process": .map(sizes)])
    let all = Self.collectors.map { (containers, $0.1) } + [(processes, "node-windows")]
    for (chart, suffix) in all {
      let limiter = try chart.configuration(suffix)["processors"]?["memory_limiter"]
      let limit = try #require(limiter?["limit_mib"]?.int)
      let spike = try #require(limiter?["spike_limit_mib"]?.int)
      #expect(limit == memory * 80 / 100)
      #expect(spike == memory * 16 / 100)
      #expect(0 < spike && spike < limit && limit < memory)
      // A share would be one of the node's memory, on Windows.
      #expect(limiter?["limit_percentage"] == nil)
      let workload = try #require(
        ["Deployment", "DaemonSet"].flatMap(chart.all).first {
          $0.pod?["volumes"]?.named("configuration")?["configMap"]?["name"]?.string?.hasSuffix("-\(suffix)") == true
        })
      #expect(workload.container?["env"]?.named("GOMEMLIMIT")?["value"] == .string("\(limit)MiB"))
      #expect(workload.container?["resources"]?["limits"]?["memory"] == .string("\(memory)Mi"))
      #expect(workload.container?["resources"]?["requests"]?["memory"] == .string("\(memory)Mi"))
    }
  }

  /// One makes scrapes late.
  @Test func processorHasNoLimitUnlessGiven() throws {
    let cpu = { (values: YAMLMap) in
      try Installed(ContainersSpec.self, values).the("DaemonSet", "node-linux").container?["resources"]?["limits"]?["cpu"]
    }
    #expect(try cpu([:]) == nil)
    #expect(try cpu(["linux": ["resources": ["cpuLimit": "2"]]]) == "2")
  }
}
