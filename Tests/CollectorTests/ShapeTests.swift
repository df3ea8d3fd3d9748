import Kubernetes
import Testing
import WindowsMonitoring
import YAML

/// Which workload each collector is, and what belongs to it.
@Suite struct ShapeTests {
  private static let workloads = ["Deployment", "StatefulSet", "DaemonSet"]

  @Test func oneCollectorForTheCluster() throws {
    let chart = try Installed(ContainersSpec.self, ["events": ["enabled": true]])
    let deployment = try chart.the("Deployment", "collector")
    #expect(deployment["spec"]?["replicas"] == 1)
    // Two at once would scrape everything twice.
    #expect(deployment["spec"]?["strategy"] == ["type": "Recreate"])
    #expect(chart.names("StatefulSet").isEmpty)
    let service = try chart.the("Service", "collector")
    #expect(service["spec"]?["clusterIP"] == nil)
    #expect(service["spec"]?["selector"] == deployment["spec"]?["selector"]?["matchLabels"])
    #expect(service["spec"]?["ports"]?.list?.map { $0["port"] } == [13133, 8888])
    #expect(deployment.container?["env"]?.named("SHARD") == nil)
  }

  @Test(arguments: [1, 2, 64]) func shards(count: Int) throws {
    let chart = try Installed(
      ProcessesSpec.self, ["shards": ["count": .int(count)], "scrape": ["kubelet": ["enabled": true]]])
    let set = try chart.the("StatefulSet", "collector")
    #expect(set["spec"]?["replicas"] == .int(count))
    #expect(set["spec"]?["podManagementPolicy"] == "Parallel")
    #expect(chart.names("Deployment").isEmpty)
    let service = try chart.the("Service", "collector")
    #expect(service["spec"]?["clusterIP"] == "None")
    #expect(set["spec"]?["serviceName"]?.string == service.name)
    #expect(
      set.container?["env"]?.named("SHARD")?["valueFrom"]?["fieldRef"]?["fieldPath"]
        == "metadata.labels['apps.kubernetes.io/pod-index']")
    // Every job takes its share, of as many as there are.
    let jobs = try chart.configuration("collector").scrapeJobs
    #expect(jobs.map { $0["job_name"] } == ["kubelet", "otel-collector"])
    for job in jobs {
      let rules = job["relabel_configs"]?.list ?? []
      #expect(rules.contains { $0["action"] == "hashmod" && $0["modulus"] == .int(count) })
      #expect(rules.contains { $0["action"] == "keep" && $0["regex"] == "${env:SHARD}" })
    }
  }

  @Test func leasesOnlyWhereSeveralReadEvents() throws {
    func leases(_ chart: Installed) -> Int {
      chart.all("Role").flatMap { $0["rules"]?.list ?? [] }.count { $0["resources"] == ["leases"] }
    }
    let events: YAMLMap = ["events": ["enabled": true], "scrape": ["kubelet": ["enabled": true]]]
    let quiet = try Installed(ProcessesSpec.self, ["scrape": ["kubelet": ["enabled": true]]])
    #expect(leases(quiet) == 0)
    #expect(try quiet.configuration("collector")["extensions"]?.keys.contains { $0.hasPrefix("k8s_leader_elector") } == false)
    let shared = try Installed(ProcessesSpec.self, events)
    #expect(leases(shared) == 1)
    let configuration = try shared.configuration("collector")
    let leader = try #require(configuration["receivers"]?["k8s_events"]?["k8s_leader_elector"]?.string)
    #expect(configuration["extensions"]?[leader]?["lease_namespace"] == "n")
    #expect(configuration["service"]?["extensions"]?.strings.contains(leader) == true)
    // One alone has nobody to elect.
    let single = try Installed(ContainersSpec.self, events)
    #expect(leases(single) == 0)
    #expect(try single.configuration("collector")["receivers"]?["k8s_events"]?["k8s_leader_elector"] == nil)
  }

  @Test func linuxNodes() throws {
    let set = try Installed(ContainersSpec.self).the("DaemonSet", "node-linux")
    #expect(set.pod?["nodeSelector"] == ["kubernetes.io/os": "linux"])
    #expect(set.container?["image"] == "docker.io/otel/opentelemetry-collector-contrib:0.156.0")
    #expect(set.container?["args"] == ["--config=/etc/otelcol/config.yaml"])
    #expect(set.container?["env"]?.named("NODE_NAME")?["valueFrom"]?["fieldRef"]?["fieldPath"] == "spec.nodeName")
    // What is read belongs to root; nothing else does.
    #expect(set.pod?["securityContext"]?["runAsUser"] == 0)
    #expect(set.container?["securityContext"]?["capabilities"]?["drop"] == ["ALL"])
    #expect(set.container?["volumeMounts"]?.named("logs")?["readOnly"] == true)
    #expect(set.pod?["hostNetwork"] == nil)
  }

  @Test func windowsNodes() throws {
    let chart = try Installed(
      ContainersSpec.self,
      [
        "collectors": ["image": ["registry": "mirror.example.com", "version": "0.156.0"]],
        "windows": [
          "builds": [
            ["name": "ltsc2019", "windowsBuild": "10.0.17763", "release": "2019"],
            ["name": "ltsc2022", "windowsBuild": "10.0.20348", "release": "2022"],
          ]
        ],
      ])
    let sets = chart.all("DaemonSet").filter { $0.pod?["os"]?["name"] == "windows" }
    #expect(sets.compactMap(\.name) == ["r-shapes-node-windows-ltsc2019", "r-shapes-node-windows-ltsc2022"])
    for (set, build, release) in [(sets[0], "10.0.17763", "2019"), (sets[1], "10.0.20348", "2022")] {
      let image = "mirror.example.com/otel/opentelemetry-collector-contrib:0.156.0-windows-\(release)-amd64"
      #expect(set.container?["image"] == .string(image))
      #expect(
        set.pod?["nodeSelector"] == ["kubernetes.io/os": "windows", "node.kubernetes.io/windows-build": .string(build)])
      #expect(set.container?["args"] == ["--config=C:\\etc\\otelcol\\config.yaml"])
      #expect(set.pod?["volumes"]?.named("configuration")?["configMap"]?["name"] == "r-shapes-node-windows")
      #expect(set.pod?["serviceAccountName"] == "r-shapes-node-windows")
      // No two DaemonSets may count the same pods as theirs.
      let label = YAMLValue.string("ltsc\(release)")
      #expect(set["spec"]?["selector"]?["matchLabels"]?["windows-build"] == label)
      #expect(set["spec"]?["template"]?["metadata"]?["labels"]?["windows-build"] == label)
    }
    let (windows, linux) = (try chart.configuration("node-windows"), try chart.configuration("node-linux"))
    #expect(windows != linux)
    #expect(windows["receivers"]?["file_log/containers"]?["include"]?.strings.allSatisfy { $0.hasPrefix("C:\\") } == true)
    #expect(linux["receivers"]?["file_log/containers"]?["include"]?.strings.allSatisfy { $0.hasPrefix("/") } == true)
  }

  /// In the node's own network: ports are the node's, so they are settings.
  @Test func processesOfWindowsNodes() throws {
    let chart = try Installed(
      ProcessesSpec.self, ["process": ["healthPort": 23133, "telemetryPort": 28888, "release": "2019", "hostMetrics": true]])
    let set = try chart.the("DaemonSet", "node-windows")
    #expect(set.pod?["hostNetwork"] == true)
    #expect(
      set.pod?["securityContext"]?["windowsOptions"] == ["hostProcess": true, "runAsUserName": "NT AUTHORITY\\SYSTEM"])
    // Such a container runs on any build.
    #expect(set.pod?["nodeSelector"] == ["kubernetes.io/os": "windows"])
    #expect(set.container?["image"] == "docker.io/otel/opentelemetry-collector-contrib:0.156.0-windows-2019-amd64")
    #expect(set.container?["command"]?[0]?.string?.hasSuffix("\\otelcol-contrib.exe") == true)
    #expect(set.container?["ports"]?.list?.map { $0["containerPort"] } == [23133, 28888])
    for probe in ["startupProbe", "livenessProbe", "readinessProbe"] {
      #expect(set.container?[probe]?["httpGet"]?["port"] == "health")
    }
    let configuration = try chart.configuration("node-windows")
    #expect(configuration["extensions"]?["health_check"]?["endpoint"] == "0.0.0.0:23133")
    #expect(configuration.telemetryPort == 28888)
    #expect(configuration.pipelines.entries.contains { $0.value["receivers"] == ["host_metrics"] })
    #expect(try Installed(ProcessesSpec.self).configuration("node-windows")["receivers"]?["host_metrics"] == nil)
  }

  /// What the probes ask and what the Service names is what the configuration says, in every shape.
  @Test func portsAreTheSameEverywhere() throws {
    for chart in [try Installed(ContainersSpec.self), try Installed(ProcessesSpec.self, ["events": ["enabled": true]])] {
      for workload in Self.workloads.flatMap(chart.all) {
        let map = try #require(workload.pod?["volumes"]?.named("configuration")?["configMap"]?["name"]?.string)
        let configuration = try chart.configuration(String(map.dropFirst("r-shapes-".count)))
        let ports = workload.container?["ports"]
        let health = try #require(ports?.named("health")?["containerPort"]?.int)
        #expect(configuration["extensions"]?["health_check"]?["endpoint"] == .string("0.0.0.0:\(health)"))
        #expect(ports?.named("telemetry")?["containerPort"] == configuration.telemetryPort)
      }
    }
  }

  @Test func gateway() throws {
    let values: YAMLMap = ["gateway": ["minReplicas": 3, "maxReplicas": 9, "targetCPUPercent": 55, "maxUnavailable": "25%"]]
    let chart = try Installed(ContainersSpec.self, values)
    let deployment = try chart.the("Deployment", "gateway")
    // The autoscaler's business.
    #expect(deployment["spec"]?["replicas"] == nil)
    let scaler = try chart.the("HorizontalPodAutoscaler", "gateway")
    #expect(chart.names("HorizontalPodAutoscaler").count == 1)
    #expect(
      scaler["spec"]?["scaleTargetRef"] == ["apiVersion": "apps/v1", "kind": "Deployment", "name": "r-shapes-gateway"])
    #expect(scaler["spec"]?["minReplicas"] == 3)
    #expect(scaler["spec"]?["maxReplicas"] == 9)
    #expect(scaler["spec"]?["metrics"]?[0]?["resource"]?["target"]?["averageUtilization"] == 55)
    // A share of nothing cannot be computed.
    #expect(deployment.container?["resources"]?["requests"]?["cpu"] != nil)
    let budget = try chart.the("PodDisruptionBudget", "gateway")
    #expect(chart.names("PodDisruptionBudget").count == 1)
    #expect(budget["spec"]?["maxUnavailable"] == "25%")
    #expect(budget["spec"]?["selector"] == deployment["spec"]?["selector"])
    let service = try chart.the("Service", "gateway")
    #expect(service["spec"]?["clusterIP"] == "None")
    #expect(service["spec"]?["ports"]?.list?.map { $0["port"] } == [4317, 4318, 8888])
    let protocols = try chart.configuration("gateway")["receivers"]?["otlp"]?["protocols"]
    #expect(protocols?["grpc"]?["endpoint"] == "0.0.0.0:4317")
    #expect(protocols?["http"]?["endpoint"] == "0.0.0.0:4318")
    // It asks the API server for nothing.
    #expect(deployment.pod?["automountServiceAccountToken"] == false)

    let others = try Installed(ProcessesSpec.self)
    #expect(others.names("HorizontalPodAutoscaler").isEmpty && others.names("PodDisruptionBudget").isEmpty)
  }

  /// A collector with nothing to do leaves nothing behind.
  @Test func nothingToDo() throws {
    let nothing: YAMLMap = [
      "scrape": ["windowsExporter": ["enabled": false]], "logs": ["enabled": false],
      "eventLogs": ["application": false, "system": false],
    ]
    #expect(try Installed(ContainersSpec.self, nothing).objects.compactMap(\.name).filter { !$0.hasSuffix("-gateway") } == [])
    #expect(try Installed(ProcessesSpec.self, nothing).objects == [])
    var off = nothing
    off["events"] = ["enabled": true]
    #expect(try !Installed(ProcessesSpec.self, off).objects.isEmpty)
    off["collector"] = ["enabled": false]
    #expect(try Installed(ProcessesSpec.self, off).objects == [])
  }
}
