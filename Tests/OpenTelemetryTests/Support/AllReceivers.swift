import ChartModel
import OpenTelemetry
import Prometheus
import YAML

extension Encoded {
  static let receivers: [Encoded] = [
    Encoded(
      Receiver<Traces>.otlp(
        named: "edge",
        grpc: GRPCServer(
          endpoint: "0.0.0.0:4317",
          tls: TLSServer(certificateFile: "/c", keyFile: "/k", clientCAFile: "/ca", minVersion: "1.3", reloadInterval: "1h"),
          authenticator: .bearerToken(.value("t")), maxMessageSize: 16, maxConcurrentStreams: 10, includesMetadata: true),
        http: HTTPServer(
          endpoint: "0.0.0.0:4318", allowedOrigins: ["https://*.example.com"], allowedHeaders: ["x"], maxRequestBodySize: 1000,
          includesMetadata: true)),
      """
      protocols:
        grpc:
          endpoint: 0.0.0.0:4317
          tls: {cert_file: /c, key_file: /k, client_ca_file: /ca, min_version: "1.3", reload_interval: 1h}
          auth: {authenticator: bearertokenauth}
          max_recv_msg_size_mib: 16
          max_concurrent_streams: 10
          include_metadata: true
        http:
          endpoint: 0.0.0.0:4318
          cors: {allowed_origins: ["https://*.example.com"], allowed_headers: [x]}
          max_request_body_size: 1000
          include_metadata: true
      """),
    Encoded(Receiver<Logs>.otlp(grpc: nil), "protocols: {http: {endpoint: 0.0.0.0:4318}}"),
    Encoded(
      Receiver<Metrics>.prometheus([ScrapeJob("a", interval: 30, path: "/metrics", relabeling: [.set("x", to: "$1")])]),
      """
      config:
        scrape_configs:
          - job_name: a
            scrape_interval: 30s
            metrics_path: /metrics
            relabel_configs: [{target_label: x, replacement: $$1}]
      """),
    Encoded(
      Receiver<Logs>.fileLog(
        named: "pods", include: ["/var/log/pods/*/*/*.log"], exclude: ["/var/log/pods/x*/*/*.log"], startAt: Expr(.beginning),
        pollInterval: "1s",
        includesFileName: false, includesFilePath: true, maxLogSize: "1MiB", fingerprintSize: "2kb", maxConcurrentFiles: 64,
        excludeOlderThan: "24h", encoding: "utf-8", multiline: .start("^\\d+$"), forceFlushPeriod: "5s", attributes: ["a": "b"],
        resource: ["c": "d"], storage: .file(directory: "/var/lib/otelcol"),
        retry: ConsumerRetry(initialInterval: "1s", maxInterval: "30s", maxElapsedTime: "0s")
      ) { LogOperator.container(format: .containerd, addsMetadata: true, maxLogSize: "1MiB") },
      """
      include: [/var/log/pods/*/*/*.log]
      exclude: [/var/log/pods/x*/*/*.log]
      start_at: beginning
      poll_interval: 1s
      include_file_name: false
      include_file_path: true
      max_log_size: 1MiB
      fingerprint_size: 2kb
      max_concurrent_files: 64
      exclude_older_than: 24h
      encoding: utf-8
      multiline: {line_start_pattern: '^\\d+$$'}
      force_flush_period: 5s
      attributes: {a: b}
      resource: {c: d}
      operators: [{type: container, format: containerd, add_metadata_from_filepath: true, max_log_size: 1MiB}]
      storage: file_storage
      retry_on_failure: {enabled: true, initial_interval: 1s, max_interval: 30s, max_elapsed_time: 0s}
      """),
    Encoded(
      Receiver<Logs>.fileLog(include: ["/x"], multiline: .end("x")) { for (step, _) in operators { step } },
      "include: [/x]\nmultiline: {line_end_pattern: x}\noperators: [\(operators.map(\.1).joined(separator: ", "))]"),
    Encoded(
      Receiver<Logs>.windowsEventLog(
        named: "system", .channel("System"), startAt: Expr(.end), maxReads: 50, pollInterval: "5s", isRaw: true,
        suppressesRenderingInfo: true,
        excludedProviders: ["a"], ignoresMissingChannel: true, attributes: ["a": "b"], resource: ["c": "d"],
        operators: [.remove("attributes.x")], storage: .file(named: "x", directory: "C:/otel"), retry: ConsumerRetry()),
      """
      channel: System
      start_at: end
      max_reads: 50
      poll_interval: 5s
      raw: true
      suppress_rendering_info: true
      exclude_providers: [a]
      ignore_channel_errors: true
      attributes: {a: b}
      resource: {c: d}
      operators: [{type: remove, field: attributes.x}]
      storage: file_storage/x
      retry_on_failure: {enabled: true}
      """),
    Encoded(
      Receiver<Metrics>.windowsPerformanceCounters(
        interval: "1m",
        [
          PerformanceObject(
            "Memory", [.init("Committed Bytes", PerformanceMetric("memory.committed", unit: "By", summary: "Committed."))]),
          PerformanceObject(
            "Processor", instances: ["*"],
            [
              .init("% User Time", PerformanceMetric("cpu.time", .sum()), attributes: ["state": "user"]),
              .init("% Privileged Time", PerformanceMetric("cpu.time", .sum()), attributes: ["state": "kernel"]),
            ]),
        ]),
      """
      collection_interval: 1m
      metrics:
        memory.committed: {description: Committed., unit: By, gauge: {}}
        cpu.time: {sum: {aggregation: cumulative, monotonic: true}}
      perfcounters:
        - {object: Memory, counters: [{name: Committed Bytes, metric: memory.committed}]}
        - object: Processor
          instances: ["*"]
          counters:
            - {name: "% User Time", metric: cpu.time, attributes: {state: user}}
            - {name: "% Privileged Time", metric: cpu.time, attributes: {state: kernel}}
      """),
    Encoded(
      Receiver<Metrics>.windowsServices(interval: "1m", include: ["kubelet"], exclude: ["x"]),
      "{collection_interval: 1m, include_services: [kubelet], exclude_services: [x]}"),
    Encoded(
      Receiver<Metrics>.hostMetrics(
        interval: "30s", rootPath: "/host",
        [
          .cpu(utilization: true), .disk(devices: .exclude(["loop.*"], match: .regexp)),
          .filesystem(utilization: true, types: .exclude(["overlay"]), mountPoints: .include(["/"])), .load(dividesByCPUs: true),
          .memory(utilization: true), .network(interfaces: .include(["eth0"])), .paging(), .processes,
          .process(names: .include(["kubelet"])), .system,
        ]),
      """
      collection_interval: 30s
      root_path: /host
      scrapers:
        cpu: {metrics: {system.cpu.utilization: {enabled: true}}}
        disk: {exclude: {devices: ["loop.*"], match_type: regexp}}
        filesystem:
          metrics: {system.filesystem.utilization: {enabled: true}}
          exclude_fs_types: {fs_types: [overlay], match_type: strict}
          include_mount_points: {mount_points: [/], match_type: strict}
        load: {cpu_average: true}
        memory: {metrics: {system.memory.utilization: {enabled: true}}}
        network: {include: {interfaces: [eth0], match_type: strict}}
        paging: {}
        processes: {}
        process: {include: {names: [kubelet], match_type: strict}, mute_process_all_errors: true}
        system: {}
      """),
    Encoded(
      Receiver<Metrics>.kubeletStats(
        endpoint: "${env:NODE_IP}:10250", interval: "30s", skipsVerification: true, caFile: "/ca",
        node: .environment(EnvironmentVariable("NODE_NAME")),
        groups: [.container, .pod, .node, .volume], extraMetadataLabels: ["k8s.volume.type"], collectsAllInterfaces: true,
        metrics: ["k8s.pod.cpu.node.utilization": true]),
      """
      auth_type: serviceAccount
      endpoint: ${env:NODE_IP}:10250
      collection_interval: 30s
      insecure_skip_verify: true
      ca_file: /ca
      node: ${env:NODE_NAME}
      metric_groups: [container, pod, node, volume]
      extra_metadata_labels: [k8s.volume.type]
      k8s_api_config: {auth_type: serviceAccount}
      collect_all_network_interfaces: {pod: true, node: true}
      metrics: {k8s.pod.cpu.node.utilization: {enabled: true}}
      """),
    Encoded(
      Receiver<Metrics>.kubeletStats(
        named: "shares", endpoint: "a:10250", node: "node-1",
        metrics: ["k8s.pod.memory.node.utilization": true, "k8s.pod.cpu.usage": false]),
      """
      auth_type: serviceAccount
      endpoint: a:10250
      node: node-1
      k8s_api_config: {auth_type: serviceAccount}
      metrics: {k8s.pod.memory.node.utilization: {enabled: true}, k8s.pod.cpu.usage: {enabled: false}}
      """),
    Encoded(
      Receiver<Metrics>.kubeletStats(
        named: "switched-off", endpoint: "a:10250", metrics: ["k8s.pod.memory.node.utilization": false]),
      """
      auth_type: serviceAccount
      endpoint: a:10250
      metrics: {k8s.pod.memory.node.utilization: {enabled: false}}
      """),
    Encoded(
      Receiver<Metrics>.kubernetesCluster(
        interval: "30s", conditions: ["Ready", "MemoryPressure"], allocatable: ["cpu"], namespaces: ["a"],
        leader: .lease(lease: "l", namespace: "n"), metrics: ["k8s.node.condition": true]),
      """
      auth_type: serviceAccount
      collection_interval: 30s
      node_conditions_to_report: [Ready, MemoryPressure]
      allocatable_types_to_report: [cpu]
      namespaces: [a]
      k8s_leader_elector: k8s_leader_elector
      metrics: {k8s.node.condition: {enabled: true}}
      """),
    Encoded(
      Receiver<Logs>.kubernetesEvents(namespaces: ["a"], leader: .lease(named: "x", lease: "l", namespace: "n")),
      "{auth_type: serviceAccount, namespaces: [a], k8s_leader_elector: k8s_leader_elector/x}"),
  ]

  private static let operators: [(LogOperator, String)] = [
    (
      .recombine(
        .first("body matches \"^a$\""), field: "body", with: "", source: "attributes[\"log.file.path\"]", maxBatchSize: 100,
        maxLogSize: "1MiB", forceFlushPeriod: "5s", keepsNewest: true),
      #"{type: recombine, combine_field: body, is_first_entry: 'body matches "^a$$"', combine_with: "", source_identifier: 'attributes["log.file.path"]', max_batch_size: 100, max_log_size: 1MiB, force_flush_period: 5s, overwrite_with: newest}"#
    ),
    (.recombine(.last("true")), #"{type: recombine, combine_field: body, is_last_entry: "true"}"#),
    (
      .regexParser(
        "^(?P<t>\\S+)$", from: "body", to: "attributes", timestamp: LogTimestamp(from: "attributes.t", .strptime("%Y"), location: "UTC"),
        severity: LogSeverity(from: "attributes.s", mapping: [("warn", ["W"])], overwritesText: true)
      ).named("r").when("body != \"\"").onError(.dropQuiet).then("end"),
      #"{type: regex_parser, id: r, if: 'body != ""', on_error: drop_quiet, regex: '^(?P<t>\S+)$$', parse_from: body, parse_to: attributes, timestamp: {parse_from: attributes.t, layout: "%Y", location: UTC}, severity: {parse_from: attributes.s, overwrite_text: true, mapping: {warn: [W]}}, output: end}"#
    ),
    (
      .jsonParser(from: "body", to: "attributes", parsesIntegers: true),
      "{type: json_parser, parse_ints: true, parse_from: body, parse_to: attributes}"
    ),
    (.severityParser(LogSeverity(from: "attributes.level")), "{type: severity_parser, parse_from: attributes.level}"),
    (
      .timeParser(LogTimestamp(from: "attributes.time", .go("2006"))),
      #"{type: time_parser, parse_from: attributes.time, layout_type: gotime, layout: "2006"}"#
    ),
    (
      .timeParser(LogTimestamp(from: "attributes.e", .epoch("ms"))),
      "{type: time_parser, parse_from: attributes.e, layout_type: epoch, layout: ms}"
    ),
    (.move("attributes.a", to: "body"), "{type: move, from: attributes.a, to: body}"),
    (.copy("body", to: "attributes.b"), "{type: copy, from: body, to: attributes.b}"),
    (.add("attributes.x", "v"), "{type: add, field: attributes.x, value: v}"),
    (.remove("attributes.x"), "{type: remove, field: attributes.x}"),
    (.filter("body == \"$\"", dropRatio: 0.5), #"{type: filter, expr: 'body == "$$"', drop_ratio: 0.5}"#),
    (
      .router([.init("body matches \"x\"", to: "r")], otherwise: "end"),
      #"{type: router, routes: [{expr: 'body matches "x"', output: r}], default: end}"#
    ),
    (.raw("unquote", ["field": "body"]), "{type: unquote, field: body}"),
    (.noop("end"), "{type: noop, id: end}"),
  ]
}
