import Kubernetes
import Testing
import YAML

/// What collectors show backends of themselves: files, variables, identities.
@Suite struct CredentialTests {
  private static let scraping: YAMLMap = [
    "scrape": ["kubelet": ["enabled": true]], "events": ["enabled": true],
    "otlp": ["authentication": ["password": ["secretName": "otlp-secret", "secretKey": "word"]]],
    "logzio": ["token": ["secretName": "logzio-secret", "secretKey": "shipping"]],
  ]

  /// Every shape, with the folder that its files are in.
  private static func shapes() throws -> [(chart: Installed, kind: String, suffix: String, config: String, folder: String)] {
    let containers = try Installed(ContainersSpec.self, scraping)
    let processes = try Installed(ProcessesSpec.self, scraping)
    let (linux, windows) = ("/etc/wingen/", "C:\\etc\\wingen\\")
    return [
      (containers, "Deployment", "gateway", "gateway", linux), (containers, "DaemonSet", "node-linux", "node-linux", linux),
      (containers, "DaemonSet", "node-windows-ltsc2022", "node-windows", windows),
      (processes, "StatefulSet", "collector", "collector", linux), (processes, "DaemonSet", "node-windows", "node-windows", windows),
    ]
  }

  /// Every path below the folder of credentials that a configuration names is a mounted file of a Secret, and the other way round.
  @Test func filesAreWhereTheConfigurationLooks() throws {
    for (chart, kind, suffix, config, folder) in try Self.shapes() {
      let workload = try chart.the(kind, suffix)
      let configuration = try chart.configuration(config)
      let read = Set(configuration.texts.filter { $0.contains("wingen") })
      #expect(read.allSatisfy { $0.hasPrefix(folder) }, "\(suffix): \(read)")
      let separator = folder.hasSuffix("/") ? "/" : "\\"
      var mounted: Set<String> = []
      for mount in workload.container?["volumeMounts"]?.list ?? [] {
        guard let name = mount["name"]?.string, let path = mount["mountPath"]?.string,
          let secret = workload.pod?["volumes"]?.named(name)?["secret"]
        else { continue }
        #expect(mount["readOnly"] == true)
        for item in secret["items"]?.list ?? [] { mounted.insert("\(path)\(separator)\(item["path"]?.string ?? "")") }
      }
      #expect(mounted == read, "\(suffix)")
      #expect(!mounted.isEmpty)
    }
  }

  @Test func secretsAndKeysAreThoseOfTheSettings() throws {
    for (chart, kind, suffix, _, _) in try Self.shapes() {
      let workload = try chart.the(kind, suffix)
      let volume = try #require(workload.pod?["volumes"]?.named("otlp-password")?["secret"], "\(suffix)")
      #expect(volume["secretName"] == "otlp-secret")
      #expect(volume["items"] == [["key": "word", "path": "value"]])
      // Windows has no modes, and Linux' are for the collector's group.
      #expect(volume["defaultMode"] == (workload.pod?["os"]?["name"] == "linux" ? 0o440 : nil))
      #expect(
        workload.container?["env"]?.named("LOGZIO_LOGS_TOKEN")?["valueFrom"]?["secretKeyRef"]
          == ["name": "logzio-secret", "key": "shipping"])
      #expect(workload.pod?["volumes"]?.named("logzio-logs-token") == nil)
      for file in ["certificate", "key", "authority"] {
        #expect(workload.pod?["volumes"]?.named("mutual-\(file)")?["secret"]?["secretName"] == "collector-certificate")
      }
    }
  }

  /// A backend for all signals has one volume, one mount and one authenticator.
  @Test func oneVolumeForAllSignals() throws {
    for (chart, kind, suffix, config, _) in try Self.shapes() {
      let workload = try chart.the(kind, suffix)
      let volumes = workload.pod?["volumes"]?.list?.compactMap { $0["name"]?.string } ?? []
      #expect(volumes.filter { $0.hasPrefix("otlp") } == ["otlp-password"], "\(suffix)")
      let mounts = workload.container?["volumeMounts"]?.list ?? []
      #expect(Set(mounts.compactMap { $0["name"]?.string }) == Set(volumes) && mounts.count == volumes.count, "\(suffix)")
      let configuration = try chart.configuration(config)
      #expect(configuration["extensions"]?.keys.filter { $0.hasPrefix("basicauth") } == ["basicauth/otlp"])
      let users = configuration.pipelines.entries.filter { $0.value["exporters"]?.strings.contains("otlp_http/otlp") == true }
      #expect(users.count > 1)
    }
  }

  /// Every variable that a configuration names is given, but for those that the cloud's webhook adds.
  @Test func variables() throws {
    for (chart, kind, suffix, config, _) in try Self.shapes() {
      let given = Set(try chart.the(kind, suffix).container?["env"]?.list?.compactMap { $0["name"]?.string } ?? [])
      let named = Set(try chart.configuration(config).texts.flatMap { $0.matches(of: #/\$\{env:([A-Z_]+)\}/#).map { String($0.1) } })
      #expect(named.filter { !$0.hasPrefix("AZURE_") }.subtracting(given) == [], "\(suffix)")
      #expect(given.subtracting(named).subtracting(["GOMEMLIMIT", "NODE_NAME"]) == [], "\(suffix): given, and nobody reads them")
    }
  }

  @Test func identities() throws {
    for (chart, kind, suffix, config, _) in try Self.shapes() {
      let account = try chart.the("ServiceAccount", config)
      #expect(
        account["metadata"]?["annotations"] == [
          "azure.workload.identity/client-id": "00000000-0000-0000-0000-000000000000",
          "eks.amazonaws.com/role-arn": "arn:aws:iam::000000000000:role/collector",
        ], "\(suffix)")
      let workload = try chart.the(kind, suffix)
      let labels = workload["spec"]?["template"]?["metadata"]?["labels"]
      #expect(labels?["azure.workload.identity/use"] == "true")
      #expect(workload.pod?["serviceAccountName"]?.string == account.name)
      // A label that selectors held could never change.
      #expect(workload["spec"]?["selector"]?["matchLabels"]?["azure.workload.identity/use"] == nil)
    }
  }

  /// What the user has to make is said once for each credential of each collector.
  @Test func notes() throws {
    let notes = try Installed(ContainersSpec.self, Self.scraping).notes
    #expect(notes.contains("kubectl create secret generic otlp-secret --namespace n --from-file=word=./otlp-password"))
    #expect(notes.contains("kubectl create secret generic logzio-secret --namespace n --from-file=shipping=./logzio-logs-token"))
  }
}
