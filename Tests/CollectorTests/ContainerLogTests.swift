import ChartModel
import Kubernetes
import TestSupport
import Testing
import YAML

/// Which files are read on nodes of both systems, and what is made of their lines.
@Suite struct ContainerLogTests {
  private static let nodes = ["node-linux", "node-windows"]

  private struct Case {
    var namespaces: [String] = []
    var excluded: [String] = []
    var read: [String]
    var left: [String]
  }

  /// Files are NAMESPACE_POD_UID/CONTAINER/RESTARTS.log below the kubelet's folder.
  private static let cases = [
    Case(
      read: [
        "shop_web-1_0b1c/web/0.log", "kube-system_dns_0b1c/dns/12.log", "m_r-shapes-gateway-1_0b1c/collector/0.log",
        "n_r-shapes-gateway-1_0b1c/sidecar/0.log", "n_another_0b1c/collector/0.log",
      ],
      left: [
        "shop_web-1_0b1c/web/0.log.20261122-101010", "shop_web-1_0b1c/web/0.log.20261122-101010.gz", "shop_web-1_0b1c/web/deeper/0.log",
        "n_r-shapes-gateway-1_0b1c/collector/0.log", "n_r-shapes-node-linux-x_0b1c/collector/3.log",
        "n_r-shapes-node-windows-ltsc2022-x_0b1c/collector/0.log",
      ]),
    Case(
      namespaces: ["shop", "pay"], read: ["shop_web-1_0b1c/web/0.log", "pay_web-1_0b1c/web/0.log"],
      left: ["shop-eu_web-1_0b1c/web/0.log", "myshop_web_0b1c/web/0.log", "kube-system_dns_0b1c/dns/0.log", "other_shop_0b1c/a/0.log"]),
    Case(
      excluded: ["kube-system"], read: ["shop_web-1_0b1c/web/0.log", "kube-system-more_dns_0b1c/dns/0.log", "x_kube-system_0b1c/a/0.log"],
      left: ["kube-system_dns_0b1c/dns/0.log", "n_r-shapes-gateway-1_0b1c/collector/0.log"]),
    Case(
      namespaces: ["shop", "pay"], excluded: ["pay"], read: ["shop_web-1_0b1c/web/0.log"], left: ["pay_web-1_0b1c/web/0.log"]),
  ]

  @Test func files() throws {
    for test in Self.cases {
      let chart = try Installed(
        ContainersSpec.self,
        [
          "logs": [
            "namespaces": .list(test.namespaces.map { .string($0) }), "excludedNamespaces": .list(test.excluded.map { .string($0) }),
          ]
        ])
      for node in Self.nodes {
        let files = LogFiles(try chart.configuration(node))
        #expect(test.read.filter { !files.read($0) } == [], "\(node) should read these")
        #expect(test.left.filter(files.read) == [], "\(node) should leave these")
      }
    }
  }

  /// However long the names: what a collector wrote about its own lines would never end.
  @Test(arguments: [
    ("r", ""), ("production-observability", ""), (String(repeating: "x", count: 53), ""), ("a-" + String(repeating: "b.c", count: 17), ""),
    ("r", String(repeating: "y", count: 63)), ("r", "a" + String(repeating: "-b", count: 31)),
  ]) func ownFilesAreLeft(release: String, fullname: String) throws {
    let chart = try Installed(
      ContainersSpec.self,
      [
        "fullnameOverride": .string(fullname), "events": ["enabled": true],
        "windows": ["builds": [["name": "a-long-build", "windowsBuild": "10.0.20348", "release": "2022"]]],
      ], release: ReleaseFacts(name: release, namespace: "monitoring"))
    let names = ["Deployment", "DaemonSet"].flatMap(chart.names)
    #expect(names.count == 4)
    for (suffix, configuration) in try chart.configurations() where suffix.hasSuffix("-linux") || suffix.hasSuffix("-windows") {
      let files = LogFiles(configuration)
      // Names of pods end in five characters of chance; what stands before is cut to 58 (k8s.io/apiserver, pkg/storage/names).
      let read = names.map { "\($0)-5d8f6c7b9d-".prefix(58) + "x7z2k" }
        .filter { files.read("monitoring_\($0)_0b1c/collector/0.log") }
      #expect(read == [], "\(suffix) reads these")
      #expect(files.read("monitoring_web_0b1c/collector/0.log"))
    }
  }

  // MARK: Entries of several lines

  private func operators(_ node: String, _ rules: YAMLValue) throws -> [YAMLValue] {
    let chart = try Installed(ContainersSpec.self, ["logs": ["multiline": rules]])
    return try #require(try chart.configuration(node)["receivers"]?["file_log/containers"]?["operators"]?.list)
  }

  private static func rule(_ name: String, namespace: String = "", container: String = "", _ firstLine: String) -> YAMLValue {
    ["name": .string(name), "namespace": .string(namespace), "container": .string(container), "firstLine": .string(firstLine)]
  }

  /// Those of the example, and one that fits what the others fit too.
  private static let rules: YAMLValue = [
    rule("java", namespace: "shop", "^\\d{4}-\\d\\d-\\d\\d[ T]"), rule("dotnet", container: "api", "^(info|warn|fail): $|^\\["),
    rule("rest", namespace: "pay", "^-"),
  ]

  private static let lines: [(namespace: String, container: String, text: [String], entries: [String])] = [
    (
      "shop", "web", ["2026-11-22 a", "  at b", "  at c", "2026-11-22 d"], ["2026-11-22 a\n  at b\n  at c", "2026-11-22 d"]
    ),
    ("other", "api", ["info: ", "  text", "[x", "more"], ["info: \n  text", "[x\nmore"]),
    // The first rule that fits holds, and no other: no line begins as the second wants.
    ("shop", "api", ["2026-11-22 a", " b", "2026-11-22 c"], ["2026-11-22 a\n b", "2026-11-22 c"]),
    ("pay", "api", ["[a", "-b", "[c"], ["[a\n-b", "[c"]),
    ("pay", "web", ["-a", "[b"], ["-a\n[b"]),
    ("other", "web", ["2026-11-22 a", "  at b"], ["2026-11-22 a", "  at b"]),
  ]

  @Test(arguments: nodes) func linesThatBelongTogether(node: String) throws {
    let operators = try operators(node, Self.rules)
    var entries: [YAMLValue] = []
    // Line by line from all files in turn, as they grow.
    for line in 0..<(Self.lines.map(\.text.count).max() ?? 0) {
      for (file, source) in Self.lines.enumerated() where line < source.text.count {
        entries.append([
          "body": .string(source.text[line]), "namespace": .string(source.namespace), "container": .string(source.container),
          "file": .string("\(file)"),
        ])
      }
    }
    let expanded = try operators.map { try Self.expanded($0) }
    let run = try PythonScript.run(
      "collector/operators.py", input: JSONWriter.text(for: ["operators": .list(expanded), "entries": .list(entries)], pretty: false))
    try #require(run.status == 0, "\(run.output)")
    let result = try YAMLReader.readSingle(run.output, file: "operators").plain.list ?? []
    for (file, source) in Self.lines.enumerated() {
      let made = result.filter { $0["attributes"]?["log.file.path"] == .string("\(file)") }
      #expect(made.compactMap { $0["body"]?.string } == source.entries, "\(source.namespace)/\(source.container)")
      // Nothing of the way through the operators stays.
      #expect(made.allSatisfy { $0["attributes"]?.keys == ["log.file.path"] })
    }
  }

  /// The texts as the collector has them once it has expanded variables (opentelemetry-collector, confmap/expand.go); throws for a `$`
  /// that would be taken for a variable.
  private static func expanded(_ value: YAMLValue) throws -> YAMLValue {
    switch value {
    case .string(let text):
      #expect(!text.replacing("$$", with: "").contains("$"), "\(text)")
      return .string(text.replacing("$$", with: "$"))
    case .list(let items): return .list(try items.map(expanded))
    case .map(let map): return .map(YAMLMap(try map.entries.map { .init(key: $0.key, value: try expanded($0.value)) }))
    default: return value
    }
  }

  @Test func stepsOfARule() throws {
    for node in Self.nodes {
      let steps = try operators(node, [Self.rule("java", namespace: "shop", container: "web", "^x")])
      #expect(steps.compactMap { $0["type"]?.string } == ["container", "add", "recombine", "remove"])
      #expect(
        steps[1]["if"]
          == "attributes[\"wingen.multiline\"] == nil and resource[\"k8s.namespace.name\"] == \"shop\" and resource[\"k8s.container.name\"] == \"web\""
      )
      #expect(steps[2]["is_first_entry"] == "body matches `^x`")
      #expect(steps[2]["source_identifier"] == "attributes[\"log.file.path\"]")
      #expect(steps[2]["combine_field"] == "body")
    }
    #expect(try operators("node-linux", []).map { $0["type"] } == ["container"])
  }

  /// Doubled once, so that the collector gives the expression what the user wrote.
  @Test(arguments: ["$", "a$", "$$", "$$$", "^(a|b)$|^c", "${env:HOME}", "$HOME", "\"$\"", "\\$\\d'%{{ .Values }}"])
  func dollars(firstLine: String) throws {
    for node in Self.nodes {
      let step = try #require(try operators(node, [Self.rule("r", firstLine)]).first { $0["type"] == "recombine" })
      #expect(step["is_first_entry"]?.string == "body matches `\(firstLine.replacing("$", with: "$$"))`")
    }
  }

  @Test func noBackquoteAndNoEmptyPattern() throws {
    let chart = try ChartDefinition(ContainersSpec.self)
    for bad in ["a`b", "", "ä"] {
      var values: YAMLMap = chart.settings.defaults
      values.set(.list([Self.rule("r", bad)]), at: ["logs", "multiline"])
      #expect(!chart.settings.violations(of: values).isEmpty, "\(bad)")
    }
  }

  // MARK: Positions

  /// Where positions are kept is a folder of the node, the receiver's own in every release.
  @Test func storage() throws {
    var folders: Set<String> = []
    for namespace in ["n", "m"] {
      let release = ReleaseFacts(name: "r", namespace: namespace)
      let containers = try Installed(ContainersSpec.self, release: release)
      let processes = try Installed(ProcessesSpec.self, release: release)
      for (chart, set, suffix) in [
        (containers, "node-linux", "node-linux"), (containers, "node-windows-ltsc2022", "node-windows"),
        (processes, "node-windows", "node-windows"),
      ] {
        let configuration = try chart.configuration(suffix)
        let receivers = (configuration["receivers"]?.map?.entries ?? []).filter { !["prometheus", "host_metrics"].contains($0.key) }
        #expect(!receivers.isEmpty)
        for receiver in receivers {
          let storage = try #require(receiver.value["storage"]?.string, "\(receiver.key)")
          #expect(configuration["service"]?["extensions"]?.strings.contains(storage) == true)
          let folder = try #require(configuration["extensions"]?[storage]?["directory"]?.string)
          folders.insert("\(folder) of \(suffix) \(namespace)")
          let workload = try chart.the("DaemonSet", set)
          if workload.pod?["hostNetwork"] == true {
            #expect(configuration["extensions"]?[storage]?["create_directory"] == true)
            continue
          }
          let mount = try #require(workload.container?["volumeMounts"]?.list?.first { $0["mountPath"] == .string(folder) })
          #expect(mount["readOnly"] != true)
          let volume = try #require(workload.pod?["volumes"]?.named(mount["name"]?.string ?? ""))
          #expect(volume["hostPath"] == ["path": .string(folder), "type": "DirectoryOrCreate"])
        }
      }
      let quiet = try Installed(ContainersSpec.self, ["logs": ["enabled": false]], release: release)
      #expect(quiet.all("DaemonSet").allSatisfy { !$0.texts.contains { $0.contains("otelcol/") || $0.contains("ProgramData") } })
    }
    // One for each system and namespace: the collectors in containers and those that are processes never run together.
    #expect(Set(folders.map { $0.split(separator: " ")[0] }).count == 4, "\(folders.sorted())")
  }
}
