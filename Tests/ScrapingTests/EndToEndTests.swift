import CollectorSchemas
import Testing
import YAML

/// An exporter's text through the proxy's nginx into a real Prometheus, scraped as the plan has it.
@Suite struct EndToEndTests {
  @Test func exportersSeriesArriveUnderTheirNode() throws {
    let plan = PlanCase(exporter: .proxy, nodeCollectors: [], isHostProcess: false, shards: 0)
    let scrape: YAMLMap = ["nodeLabels": ["kubernetes.azure.com/agentpool"]]
    let text = try #require(try plan.configurations(scrape)["central-0"])
    let series = try #require(try ScrapeTool.ask("end-to-end", .string(text)).list)

    let target: YAMLMap = ["job": "windows-exporter", "instance": "win-1", "kubernetes_azure_com_agentpool": "win"]
    for each in series {
      for label in target.entries { #expect(each[label.key] == label.value, "\(each)") }
      // What a series says of itself wins.
      #expect(each["node"] == (each["__name__"] == "backup_age_seconds" ? "vault" : "win-1"), "\(each)")
    }
    func value(_ labels: YAMLMap) -> String? {
      series.first { each in labels.entries.allSatisfy { each[$0.key] == $0.value } }?["value"]?.string
    }
    #expect(value(["__name__": "up"]) == "1")
    #expect(value(["__name__": "windows_memory_physical_total_bytes"]) == "17179332608")
    // The labels of the container that is measured, not of the proxy's pod.
    let container: YAMLMap = ["namespace": "shop", "pod": "web-win", "container": "app", "container_id": "containerd://1bd30e8b"]
    #expect(value(container.overridden(by: ["__name__": "windows_container_cpu_usage_seconds_total"])) == "12.5")
    #expect(value(["__name__": "windows_container_available", "hostprocess": "true", "namespace": "monitoring"]) == "1")
    #expect(!series.contains { each in each.map?.entries.contains { $0.key.hasPrefix("exported_") } ?? true })
    #expect(Set(series.compactMap { $0["__name__"]?.string }).count == 11)
  }
}
