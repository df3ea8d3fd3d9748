import Testing
import WindowsExporterCatalogue

@testable import MetricCatalogue

/// What the catalogue says to names, each fact from the sources of the releases.
@Suite struct LookupTests {
  let catalogue = MetricCatalogue.embedded

  private func metric(_ name: String, _ version: String) throws -> Metric {
    guard case .known(let metric) = catalogue.find(name, in: try #require(ExporterVersion(version))) else {
      Issue.record("\(name) in \(version): \(catalogue.find(name, in: try #require(ExporterVersion(version))))")
      throw NotKnown()
    }
    return metric
  }

  private struct NotKnown: Error {}

  @Test func known() throws {
    let time = try metric("windows_cpu_time_total", "0.31.8")
    #expect(time.source == .windowsExporter(collector: "cpu") && time.type == .counter && time.unit == "seconds")
    #expect(time.labels == ["core", "mode"] && !time.help.isEmpty)
    #expect(try metric("windows_exporter_collector_success", "0.22.0").source == .windowsExporter(collector: nil))
    #expect(try metric("process_resident_memory_bytes", "0.31.8").source == .windowsExporter(collector: nil))
    #expect(try metric("go_gc_duration_seconds_count", "0.31.8").type == .summary)
  }

  /// Labels change while names stay.
  @Test(arguments: [
    ("windows_container_cpu_usage_seconds_total", "0.30.9", ["container_id"]),
    ("windows_container_cpu_usage_seconds_total", "0.31.0", ["container_id", "namespace", "pod", "container"]),
    ("windows_container_available", "0.31.8", ["container_id", "namespace", "pod", "container", "hostprocess"]),
    ("windows_container_network_receive_bytes_total", "0.22.0", ["container_id", "interface"]),
    ("windows_service_info", "0.28.2", ["name", "display_name", "process_id", "run_as"]),
    ("windows_service_info", "0.29.0", ["name", "display_name", "run_as", "path_name"]),
    ("windows_process_handles", "0.25.1", ["process", "process_id", "creating_process_id"]),
    ("windows_process_handles", "0.28.0", ["process", "process_id"]),
    ("windows_os_info", "0.31.8", ["product", "version", "major_version", "minor_version", "build_number", "revision"]),
    ("windows_tcp_connections_established", "0.14.0", []),
    ("windows_tcp_connections_established", "0.15.0", ["af"]),
  ]) func labels(_ name: String, _ version: String, _ labels: [String]) throws {
    #expect(try metric(name, version).labels == labels)
  }

  /// The renames that break most dashboards.
  @Test(arguments: [
    ("windows_cs_hostname", "0.31.0", ["windows_os_hostname"], true),
    ("windows_cs_physical_memory_bytes", "0.31.0", ["windows_memory_physical_total_bytes"], true),
    ("windows_cs_logical_processors", "0.31.0", ["windows_cpu_logical_processor"], true),
    ("windows_os_visible_memory_bytes", "0.31.0", ["windows_memory_physical_total_bytes"], true),
    ("windows_os_physical_memory_free_bytes", "0.31.0", ["windows_memory_physical_free_bytes"], true),
    ("windows_os_processes", "0.31.0", ["windows_system_processes"], true),
    ("windows_os_processes_limit", "0.31.0", ["windows_system_processes_limit"], true),
    ("windows_os_process_memory_limit_bytes", "0.31.0", ["windows_memory_process_memory_limit_bytes"], true),
    ("windows_os_virtual_memory_bytes", "0.31.0", ["windows_memory_commit_limit"], true),
    ("windows_os_virtual_memory_free_bytes", "0.31.0", ["windows_memory_commit_limit", "windows_memory_committed_bytes"], false),
    ("windows_os_time", "0.31.0", ["windows_time_current_timestamp_seconds"], true),
    ("windows_os_timezone", "0.31.0", ["windows_time_timezone"], false),
    ("windows_os_paging_free_bytes", "0.30.0", ["windows_pagefile_free_bytes"], false),
    ("windows_os_paging_limit_bytes", "0.30.0", ["windows_pagefile_limit_bytes"], false),
    ("windows_system_boot_time_timestamp_seconds", "0.31.0", ["windows_system_boot_time_timestamp"], true),
    ("windows_process_start_time", "0.31.0", ["windows_process_start_time_seconds_timestamp"], true),
    ("windows_net_current_bandwidth", "0.17.0", ["windows_net_current_bandwidth_bytes"], false),
  ]) func renamed(_ old: String, _ since: String, _ new: [String], _ isEquivalent: Bool) throws {
    let release = try #require(ExporterVersion(since))
    for version in [release, WindowsExporterRelease.latest.version] {
      guard case .removed(let metric, since: release, let replacements) = catalogue.find(old, in: version) else {
        Issue.record("\(old) in \(version): \(catalogue.find(old, in: version))")
        continue
      }
      #expect(metric.name == old)
      #expect(replacements.map(\.name) == new)
      #expect(replacements.allSatisfy { $0.isEquivalent == isEquivalent && ($0.isEquivalent || $0.remark != nil) })
    }
  }

  /// The new name of boot time came in two steps, and the next to last name was there until the step after.
  @Test func bootTime() throws {
    let old = "windows_system_system_up_time"
    #expect(try metric(old, "0.29.2").unit == "seconds")
    for (version, name) in [
      ("0.30.0", "windows_system_boot_time_timestamp_seconds"), ("0.30.5", "windows_system_boot_time_timestamp_seconds"),
      ("0.31.0", "windows_system_boot_time_timestamp"), ("0.31.8", "windows_system_boot_time_timestamp"),
    ] {
      guard case .removed(_, _, let replacements) = catalogue.find(old, in: try #require(ExporterVersion(version))) else {
        Issue.record("\(version)")
        continue
      }
      #expect(replacements == [MetricReplacement(name: name, isEquivalent: true)], "\(version)")
    }
  }

  @Test func notYet() {
    let since = ExporterVersion(0, 29)
    guard
      case .notYet(let metric, since, let predecessors) = catalogue.find(
        "windows_memory_physical_total_bytes", in: ExporterVersion(0, 25, 1))
    else {
      Issue.record("found too early")
      return
    }
    #expect(metric.name == "windows_memory_physical_total_bytes")
    #expect(predecessors.map(\.name) == ["windows_os_visible_memory_bytes", "windows_cs_physical_memory_bytes"])
    #expect(predecessors.allSatisfy { $0.isEquivalent })
    #expect(
      catalogue.find("windows_gpu_info", in: ExporterVersion(0, 30, 8)).predecessors == [])
  }

  /// Gone for a while: the processes were counted by the system collector alone from 0.30.0 to 0.30.8.
  @Test func gaps() {
    let found = catalogue.find("windows_os_processes", in: ExporterVersion(0, 30, 5))
    guard case .notYet(_, since: ExporterVersion(0, 30, 9), let predecessors) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(predecessors.map(\.name) == ["windows_system_processes"])
    #expect(
      catalogue.find("windows_netframework_clrmemory_committed_bytes", in: ExporterVersion(0, 30)).predecessors.map(\.name)
        == ["windows_netframework_committed_bytes"])
  }

  @Test func wmi() throws {
    guard case .removed(let old, ExporterVersion(0, 13), let same) = catalogue.find("wmi_cpu_time_total", in: ExporterVersion(0, 31, 8))
    else {
      Issue.record("wmi_cpu_time_total is not gone")
      return
    }
    #expect(old.name == "wmi_cpu_time_total" && same == [MetricReplacement(name: "windows_cpu_time_total", isEquivalent: true)])
    // Through what it was called between.
    guard case .removed(_, _, let later) = catalogue.find("wmi_cs_physical_memory_bytes", in: ExporterVersion(0, 31, 8)) else {
      Issue.record("wmi_cs_physical_memory_bytes is not gone")
      return
    }
    #expect(later.map(\.name) == ["windows_memory_physical_total_bytes"])
    #expect(try metric("wmi_cpu_time_total", "0.12.0").labels == ["core", "mode"])
    guard
      case .notYet(_, ExporterVersion(0, 13), let predecessors) = catalogue.find("windows_cpu_time_total", in: ExporterVersion(0, 12))
    else {
      Issue.record("found before its time")
      return
    }
    #expect(predecessors.map(\.name) == ["wmi_cpu_time_total"])
    #expect(catalogue.find("wmi_cpu_time_totl", in: ExporterVersion(0, 12)) == .unknown(nearest: "wmi_cpu_time_total"))
    #expect(catalogue.find("wmi_cpu_time_totl", in: ExporterVersion(0, 31)) == .unknown(nearest: "windows_cpu_time_total"))
    // Nothing of it was there when names began so.
    guard case .removed = catalogue.find("wmi_pagefile_free_bytes", in: ExporterVersion(0, 31)) else {
      Issue.record("\(catalogue.find("wmi_pagefile_free_bytes", in: ExporterVersion(0, 31)))")
      return
    }
  }

  @Test func unknown() {
    let latest = WindowsExporterRelease.latest.version
    for (name, nearest) in [
      ("windows_memory_availabel_bytes", "windows_memory_available_bytes"), ("windows_cpu_time_totals", "windows_cpu_time_total"),
      ("kube_pod_inof", "kube_pod_info"), ("kubelet_runing_pods", "kubelet_running_pods"),
      ("container_memory_working_set_byte", "container_memory_working_set_bytes"), ("node_cpu_second_total", "node_cpu_seconds_total"),
      ("scrape_samples_scrapped", "scrape_samples_scraped"), ("pod_cpu_usage_second_total", "pod_cpu_usage_seconds_total"),
      ("otelcol_exporter_sent_span", "otelcol_exporter_sent_spans"),
    ] {
      #expect(catalogue.find(name, in: latest) == .unknown(nearest: nearest), "\(name)")
    }
    #expect(catalogue.find("windows_zzzzzzzzzzzzzzzzzzzzzzzzzz", in: latest) == .unknown(nearest: nil))
    #expect(catalogue.find("windows_cpu_time_totl", in: latest, suggests: false) == .unknown(nearest: nil))
    #expect(catalogue.find("kubelet_runing_pods", in: latest, suggests: false) == .unknown(nearest: nil))
    #expect(catalogue.find("windows_cpu_time_total", in: latest, suggests: false) == catalogue.find("windows_cpu_time_total", in: latest))
    for name in [
      "", "_", "nginx_http_requests_total", "node:windows_node:sum", "windows_performancecounter_x", "windows", "upp", "_bucket", "_total",
      "apiserver_request_total", "otelcol_loadbalancer_backend_latency",
    ] {
      #expect(catalogue.find(name, in: latest) == .foreign, "\(name)")
    }
  }

  @Test(arguments: [
    ("up", Metric.Source.scrape, Metric.MetricType.gauge), ("scrape_series_added", .scrape, .gauge),
    ("kube_pod_info", .kubeStateMetrics, .gauge), ("kube_pod_container_resource_requests", .kubeStateMetrics, .gauge),
    ("kube_node_status_allocatable", .kubeStateMetrics, .gauge), ("kube_job_failed", .kubeStateMetrics, .gauge),
    ("container_memory_rss", .cadvisor, .gauge), ("container_cpu_usage_seconds_total", .cadvisor, .counter),
    ("container_network_receive_bytes_total", .cadvisor, .counter), ("container_cpu_cfs_throttled_periods_total", .cadvisor, .counter),
    ("machine_memory_bytes", .cadvisor, .gauge), ("container_start_time_seconds", .cadvisor, .gauge),
    ("node_cpu_seconds_total", .nodeExporter, .counter), ("node_filesystem_avail_bytes", .nodeExporter, .gauge),
    ("node_systemd_unit_state", .nodeExporter, .gauge), ("node_memory_working_set_bytes", .kubeletResource, .gauge),
    ("pod_cpu_usage_seconds_total", .kubeletResource, .counter), ("kubelet_volume_stats_used_bytes", .kubelet, .gauge),
    ("kubelet_pleg_relist_duration_seconds_bucket", .kubelet, .histogram), ("rest_client_requests_total", .kubelet, .counter),
    ("storage_operation_duration_seconds_count", .kubelet, .histogram), ("otelcol_exporter_sent_metric_points", .collector, .counter),
    ("otelcol_exporter_sent_metric_points_total", .collector, .counter), ("otelcol_process_uptime_seconds_total", .collector, .counter),
    ("otelcol_process_memory_rss", .collector, .gauge), ("otelcol_process_memory_rss_bytes", .collector, .gauge),
    ("otelcol_processor_batch_batch_send_size_bucket", .collector, .histogram),
    ("otelcol_processor_internal_duration_seconds_sum", .collector, .histogram), ("otelcol_exporter_queue_size", .collector, .gauge),
  ]) func otherSources(_ name: String, _ source: Metric.Source, _ type: Metric.MetricType) throws {
    let found = try metric(name, "0.31.8")
    #expect(found.source == source && found.type == type)
  }

  @Test func endsBelongToTheirType() {
    let latest = WindowsExporterRelease.latest.version
    // A gauge has no buckets, a summary none either, and other exporters' counters are called what they are called.
    for name in ["kube_pod_info_bucket", "windows_memory_available_bytes_sum", "kubelet_evictions_total", "node_load1_total"] {
      guard case .unknown = catalogue.find(name, in: latest) else {
        Issue.record("\(name): \(catalogue.find(name, in: latest))")
        continue
      }
    }
    #expect(catalogue.find("go_gc_duration_seconds_bucket", in: latest) == .foreign)
  }

  @Test func severalSources() {
    let latest = WindowsExporterRelease.latest.version
    #expect(catalogue.sources(of: "container_cpu_usage_seconds_total", in: latest) == [.cadvisor, .kubeletResource])
    #expect(catalogue.sources(of: "windows_cs_hostname", in: latest) == [])
  }

  @Test func queriesForSeveralReleases() throws {
    func names(_ name: String, _ versions: [String]) throws -> EquivalentNames {
      catalogue.names(for: name, in: Set(try versions.map { try #require(ExporterVersion($0)) }))
    }
    #expect(try names("windows_cpu_time_total", ["0.22.0", "0.31.8"]).names == ["windows_cpu_time_total"])
    let boot = try names("windows_system_boot_time_timestamp", ["0.25.1", "0.30.0", "0.31.8"])
    #expect(
      boot.names
        == ["windows_system_boot_time_timestamp", "windows_system_boot_time_timestamp_seconds", "windows_system_system_up_time"])
    #expect(boot.missing.isEmpty)
    #expect(
      try names("windows_memory_physical_total_bytes", ["0.28.2", "0.31.8"]).names
        == ["windows_memory_physical_total_bytes", "windows_os_visible_memory_bytes"])
    #expect(try names("windows_cs_hostname", ["0.31.8"]).names == ["windows_os_hostname"])
    let pagefile = try names("windows_pagefile_free_bytes", ["0.29.2", "0.31.8"])
    #expect(pagefile.names == ["windows_pagefile_free_bytes"] && pagefile.missing == [ExporterVersion(0, 29, 2)])
    #expect(try names("windows_cpu_time_total", ["0.12.0", "0.13.0"]).names == ["windows_cpu_time_total", "wmi_cpu_time_total"])
    #expect(try names("nonsense", ["0.31.8"]) == EquivalentNames(names: [], missing: [ExporterVersion(0, 31, 8)]))
    #expect(try names("windows_cpu_time_total", []) == EquivalentNames(names: [], missing: []))
  }

  /// Whatever is asked, there is an answer, and what is said to be there instead is there.
  @Test func anyName() {
    let seed: UInt64 = 20_261_122
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % bound
    }
    let names = catalogue.windows.names.sorted() + catalogue.others.names.sorted()
    let releases = WindowsExporterRelease.all.map(\.version)
    for _ in 0..<100 {
      var letters = Array(names[next(names.count)].utf8)
      for _ in 0..<next(3) where !letters.isEmpty {
        let place = next(letters.count)
        switch next(3) {
        case 0: letters.remove(at: place)
        case 1: letters.insert(UInt8(97 + next(26)), at: place)
        default: letters[place] = UInt8(32 + next(224))
        }
      }
      if next(8) == 0 { letters += Array(["_total", "_bucket", "_sum", "_count_count"][next(4)].utf8) }
      let name = String(decoding: letters, as: UTF8.self)
      let version = releases[next(releases.count)]
      let others: [String]
      switch catalogue.find(name, in: version) {
      case .known, .foreign: others = []
      case .removed(_, let since, let replacements):
        #expect(since <= version, "\(name), \(version), seed \(seed)")
        others = replacements.map(\.name)
      case .notYet(_, let since, let predecessors):
        #expect(version < since, "\(name), \(version), seed \(seed)")
        others = predecessors.map(\.name)
      case .unknown(let nearest): others = nearest.map { [$0] } ?? []
      }
      for other in others {
        if case .known = catalogue.find(other, in: version) { continue }
        Issue.record("\(name) leads to \(other), which \(version) does not have; seed \(seed)")
      }
    }
    for name in [String(repeating: "windows_", count: 20_000), String(repeating: "_total", count: 20_000), "windows_\u{0}", "windows_é"] {
      if case .known = catalogue.find(name, in: releases[0]) { Issue.record("\(name.prefix(20))") }
    }
  }

  private func renames(_ name: String) -> [String] {
    guard case .known(let metric) = catalogue.find(name, in: WindowsExporterRelease.latest.version) else { return ["unknown"] }
    return metric.labelRenames.map { "\($0.former) \($0.label)" }
  }

  /// Only where the metric has the new name and not the old.
  @Test func renamedLabels() {
    #expect(renames("container_cpu_usage_seconds_total") == ["pod_name pod", "container_name container"])
    #expect(renames("machine_cpu_cores") == [])
    #expect(renames("kube_horizontalpodautoscaler_spec_max_replicas") == ["hpa horizontalpodautoscaler"])
    #expect(renames("kube_storageclass_info") == ["reclaimPolicy reclaim_policy", "volumeBindingMode volume_binding_mode"])
    #expect(renames("kube_volumeattachment_info") == ["nodeName node"])
    #expect(renames("kube_pod_info") == [])
    #expect(renames("windows_container_memory_usage_commit_bytes") == [])
    #expect(Metric.formerLabels == ["pod_name", "container_name", "hpa", "reclaimPolicy", "volumeBindingMode", "nodeName"])
  }

  /// What is shown is found, as what it is shown as; and nothing else is.
  @Test func shownIsKnown() throws {
    for text in ["0.12.0", "0.16.0", "0.25.1", "0.31.8"] {
      let version = try #require(ExporterVersion(text))
      let release = try #require(WindowsExporterRelease(text))
      let metrics = catalogue.windowsMetrics(in: version, collectors: Set(release.collectors))
      #expect(metrics.map(\.name) == metrics.map(\.name).sorted() && Set(metrics.map(\.name)).count == metrics.count)
      for metric in metrics { #expect(catalogue.find(metric.name, in: version) == .known(metric), "\(text)") }
    }
    let few = catalogue.windowsMetrics(in: ExporterVersion(0, 31, 8), collectors: ["pagefile"]).filter { $0.name.hasPrefix("windows_p") }
    #expect(few.map(\.name) == ["windows_pagefile_free_bytes", "windows_pagefile_limit_bytes"])
  }
}

extension MetricLookup {
  fileprivate var predecessors: [MetricReplacement] {
    if case .notYet(_, _, let predecessors) = self { predecessors } else { [] }
  }
}
