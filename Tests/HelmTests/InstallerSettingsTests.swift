import ChartModel
import Foundation
import HelmValues
import TestSupport
import Testing
import YAML

/// The installer's settings against the program that reads them: what the chart accepts, the program accepts.
struct InstallerSettingsTests {
  private static let seed: UInt64 = 20_261_122

  private func aks() throws -> ChartUnderTest { try #require(ChartUnderTest.all.first { $0.name == "aks-logzio" }) }

  private func render(_ values: YAMLMap) throws -> Rendering {
    let chart = try aks().chart
    let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: chart.settings.defaults).values
    #expect(chart.settings.violations(of: combined) == [])
    return Evaluator(chart).render(combined, release: ReleaseFacts(name: "metrics", namespace: "monitoring"))
  }

  private func object(_ kind: String, _ component: String = "installer", in rendering: Rendering) throws -> YAMLValue {
    try #require(
      rendering.objects.first {
        $0.value["kind"]?.string == kind && $0.value["metadata"]?["labels"]?["app.kubernetes.io/component"]?.string == component
      }?.value)
  }

  /// What the program is told.
  private func config(_ values: YAMLMap) throws -> YAMLValue {
    let text = try #require(try render(values).objects.lazy.compactMap { $0.value["data"]?["config.json"]?.string }.first)
    return try YAMLReader.readSingle(Array(text.utf8), file: "config.json").plain
  }

  /// Hands a question to the installer's own module in one Python process.
  private func askProgram(_ script: String, _ question: YAMLValue) throws -> [YAMLValue] {
    let run = try PythonScript.run(
      text: script, input: JSONWriter.text(for: question, pretty: false), Project.path("templates/installer"))
    try #require(run.status == 0, "\(run.output)")
    return try #require(YAMLReader.readSingle(Array(run.output.utf8), file: "answer").plain.list)
  }

  /// Every random values file gives a configuration that `read_config` takes.
  @Test func programAcceptsWhatTheChartAccepts() throws {
    let test = try aks()
    var configurations: [YAMLValue] = []
    var number: UInt64 = 0
    while configurations.count < 200, number < 5000 {
      var sampler = ValueSampler(seed: Self.seed &+ number)
      var values = sampler.values(for: test.chart.settings)
      var installer = values["installer"]?.map ?? [:]
      installer["enabled"] = true
      values["installer"] = .map(installer)
      // A version that chance makes is refused, unless chance makes a checksum too.
      let combined = try ValuesMerge.combine(files: [values], sets: [], defaults: test.chart.settings.defaults).values
      let isRefused = !Evaluator(test.chart).refusals(combined, release: ReleaseFacts(name: "metrics", namespace: "monitoring")).isEmpty
      if isRefused {
        number += 1
        continue
      }
      let objects = try render(values).objects
      let texts = objects.compactMap { $0.value["data"]?["config.json"] }
      #expect(texts.count == 1, "seed \(Self.seed &+ number)")
      configurations += texts
      number += 1
    }
    try #require(configurations.count == 200)
    let script = """
      import json, pathlib, sys, tempfile
      sys.path.insert(0, sys.argv[2])
      from installer_configuration import ConfigurationError, read_config
      answers = []
      with tempfile.TemporaryDirectory() as folder:
          for text in json.load(open(sys.argv[1])):
              file = pathlib.Path(folder, "config.json")
              file.write_text(text, "utf-8")
              try:
                  read_config(str(file))
                  answers.append("")
              except ConfigurationError as error:
                  answers.append(str(error))
      print(json.dumps(answers))
      """
    for (index, answer) in try askProgram(script, .list(configurations)).enumerated() {
      #expect(answer == "", "seed \(Self.seed &+ UInt64(index))\n\(configurations[index].string ?? "")")
    }
  }

  /// Texts that are right, nearly right and wrong: both sides say the same of each.
  @Test(arguments: [
    (setting: "exporter.version", field: "version", near: ["0.31", "0.31.8.1", "0.31.8-rc.1", "v0.31.8", "000001.0.0", "١.٢.٣"]),
    (
      setting: "installer.msi.mirrorUrl", field: "mirrorBaseUrl",
      near: ["", "https://", "ftp://x", "https://x/a b", "https://x/`", "https://x/{version}", "HTTPS://x", "https://x/é"]
    ),
    (
      setting: "installer.firewall.remoteAddresses", field: "firewallRemoteAddresses",
      near: [
        "", "999.0.0.0/8", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/255.0.0.0", "01.2.3.4", "1.2.3", "10.1.2.3/8", "::", "::/0", "::1/129",
        ":::", "1::2::3", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::",
        "::ffff:1.2.3.4", "fe80::1%eth0", "any", "LocalSubnet", "1.2.3.4/", "/8", ":1", "1:",
      ]
    ),
    (
      setting: "installer.credentials.username", field: "username",
      near: [
        "azureuser", "CORP\\svc-x", "svc@corp.example", "Jürgen von Müller", "a$b%c", "a--b", "O'Brien", "-x", "a -b", "a\\", "\\a", " a",
        "a ",
        "a  b", "a;b", "a\u{A0}b", "a\u{85}b", String(repeating: "a", count: 104), String(repeating: "a", count: 105),
      ]
    ),
  ])
  func bothSidesAgree(setting: String, field: String, near: [String]) throws {
    let declaration = try #require(aks().chart.settings.declarations.first { $0.path.joined(separator: ".") == setting })
    var type = declaration.type
    if case .list(let element, _, _) = type { type = element }
    var sampler = ValueSampler(seed: Self.seed)
    var random = SplitMix64(seed: Self.seed)
    var texts = near
    for _ in 0..<300 {
      let right = try #require(sampler.value(of: type).string)
      var scalars = Array(right.unicodeScalars)
      // One scalar more, less, or another one.
      let strange = try #require("0.:/\\- '\"19afg\u{7F}é{@".unicodeScalars.randomElement(using: &random))
      let place = Int.random(in: 0...scalars.count, using: &random)
      if place < scalars.count, Bool.random(using: &random) { scalars.remove(at: place) }
      if Bool.random(using: &random) { scalars.insert(strange, at: place > scalars.count ? scalars.count : place) }
      var changed = String.UnicodeScalarView()
      changed.append(contentsOf: scalars)
      texts += [right, String(changed)]
    }
    // No user name at all is right in values (there is a Secret then), and wrong in the Secret.
    if field == "username" { texts.removeAll(where: \.isEmpty) }
    let script = """
      import json, sys
      sys.path.insert(0, sys.argv[2])
      from installer_configuration import FIELDS, is_user_name
      field, texts = json.load(open(sys.argv[1]))
      check = is_user_name if field == "username" else FIELDS[field][0]
      print(json.dumps([bool(check([text] if field == "firewallRemoteAddresses" else text)) for text in texts]))
      """
    let answers = try askProgram(script, [.string(field), .list(texts.map { .string($0) })])
    try #require(answers.count == texts.count)
    var verdicts: Set<Bool> = []
    for (text, answer) in zip(texts, answers) {
      let accepted = type.violations(of: .string(text)).isEmpty
      verdicts.insert(accepted)
      #expect(answer.bool == accepted, "\(setting): \(text.debugDescription), seed \(Self.seed)")
    }
    #expect(verdicts == [true, false])
  }

  /// A wrong configuration, exit status 2, is final in both.
  @Test func wrongConfigurationIsNotTriedAgain() throws {
    let rendering = try render([:])
    let policy: YAMLValue = [
      "rules": [
        ["action": "FailJob", "onExitCodes": ["containerName": "installer", "operator": "In", "values": [2]], "onPodConditions": []]
      ]
    ]
    let specs = [try object("Job", in: rendering)["spec"], try object("CronJob", in: rendering)["spec"]?["jobTemplate"]?["spec"]]
    for spec in specs {
      #expect(spec?["podFailurePolicy"] == policy)
      let pod = spec?["template"]?["spec"]
      #expect(pod?["restartPolicy"] == "Never")
      #expect(pod?["containers"]?.list?.first?["name"] == "installer")
    }
  }

  @Test func finishedRunsCanBeKept() throws {
    for (values, expected) in [([:], 86400), (["installer": ["ttlSecondsAfterFinished": .null]], nil)] as [(YAMLMap, Int?)] {
      let rendering = try render(values)
      let job = try object("Job", in: rendering)["spec"]
      let cronJob = try object("CronJob", in: rendering)["spec"]?["jobTemplate"]?["spec"]
      #expect(job?["ttlSecondsAfterFinished"] == expected.map { .int($0) })
      #expect(cronJob?["ttlSecondsAfterFinished"] == expected.map { .int($0) })
    }
  }

  @Test func permissionsAreTheLeastThatDo() throws {
    let rendering = try render([:])
    let nodes = try #require(rendering.objects.first { $0.value["kind"] == "ClusterRole" && "\($0.value)".contains("nodes") }?.value)
    #expect(rendering.objects.count { $0.value["kind"] == "ClusterRole" && "\($0.value)".contains("installer") } == 1)
    #expect(try object("ClusterRole", in: rendering)["rules"] == [["apiGroups": [""], "resources": ["nodes"], "verbs": ["list"]]])
    #expect(nodes["rules"]?.list?.count == 1)
    let roles = rendering.objects.map(\.value).filter {
      $0["kind"] == "Role" && $0["metadata"]?["labels"]?["app.kubernetes.io/component"] == "installer"
    }
    let role = roles.first { $0["metadata"]?["namespace"] == "monitoring" }
    let rules = try #require(role?["rules"]?.list)
    let names = ["metrics-windows-metrics-installer-known-hosts", "metrics-windows-metrics-installer-status"]
    #expect(rules.compactMap { $0["resources"] } == [["configmaps"], ["configmaps"]])
    #expect(rules.compactMap { $0["resourceNames"] } == names.map { YAMLValue.list([.string($0)]) })
    #expect(rules.compactMap { $0["verbs"] } == [["get", "patch"], ["patch"]])
  }

  /// Events on nodes lie in `default`; the right to create them is there, and only while it is wanted.
  @Test func eventsNeedOneRightMore() throws {
    func roles(_ values: YAMLMap) throws -> [YAMLValue] {
      try render(values).objects.map(\.value).filter { $0["metadata"]?["namespace"] == "default" }
    }
    let objects = try roles([:])
    #expect(objects.map { $0["kind"] } == ["Role", "RoleBinding"])
    #expect(objects.first?["rules"] == [["apiGroups": [""], "resources": ["events"], "verbs": ["create"]]])
    #expect(objects.last?["roleRef"]?["name"] == objects.first?["metadata"]?["name"])
    #expect(objects.last?["subjects"]?[0]?["namespace"] == "monitoring")
    #expect(try config(["installer": ["events": ["enabled": false]]])["events"] == false)
    #expect(try roles(["installer": ["events": ["enabled": false]]]) == [])
  }

  // MARK: Credentials

  private static let pools: YAMLMap = [
    "installer": [
      "credentials": [
        "pools": [
          ["name": "big", "nodeSelector": ["pool": "win", "size": "big"], "secretName": "big-login"],
          ["name": "old", "nodeSelector": ["agentpool": "old"], "secretName": "old-login"],
        ]
      ]
    ]
  ]

  /// What the program is told of the Secrets is where the pods have them.
  @Test func credentialsLieWhereTheProgramLooksForThem() throws {
    let rendering = try render(Self.pools)
    let places = try #require(try config(Self.pools)["credentials"]?.list)
    #expect(places.map { $0["secretName"] } == ["big-login", "old-login", "windows-node-credentials"])
    #expect(places.map { $0["nodeSelector"] } == [["pool": "win", "size": "big"], ["agentpool": "old"], [:]])
    let pod = try #require(try object("Job", in: rendering)["spec"]?["template"]?["spec"])
    let mount = try #require(pod["containers"]?[0]?["volumeMounts"]?.list?.first { $0["name"] == "credentials" })
    #expect(mount["readOnly"] == true)
    let volume = try #require(pod["volumes"]?.list?.first { $0["name"] == "credentials" }?["projected"])
    #expect(volume["defaultMode"] == 0o440)
    let sources = try #require(volume["sources"]?.list).compactMap { $0["secret"] }
    #expect(sources.count == 3)
    for source in sources {
      #expect(source["optional"] == true)
      let place = try #require(places.first { $0["secretName"] == source["name"] })
      let directory = try #require(place["directory"]?.string)
      let root = try #require(mount["mountPath"]?.string)
      let paths = source["items"]?.list?.compactMap { $0["path"]?.string }.map { "\(root)/\($0)" }
      #expect(paths == ["username", "password", "ssh-privatekey"].map { "\(directory)/\($0)" })
    }
    // Never in arguments or environment.
    #expect(pod["containers"]?[0]?["env"] == nil)
    #expect(pod["containers"]?[0]?["envFrom"] == nil)
  }

  @Test func aPoolNeedsALabel() throws {
    let settings = try aks().chart.settings
    let pool: YAMLMap = ["installer": ["credentials": ["pools": [["name": "a", "nodeSelector": [:], "secretName": "s"]]]]]
    let combined = try ValuesMerge.combine(files: [pool], sets: [], defaults: settings.defaults).values
    let violations = settings.violations(of: combined)
    #expect(violations.count == 1)
    #expect(violations.first.map { ValueViolation.text(of: $0.path) } == "installer.credentials.pools[0].nodeSelector")
    #expect(violations.first?.problem == .tooFewItems(1, found: 0))
  }

  // MARK: Ways to run

  @Test func theJobCanBeAHook() throws {
    let usual = try render([:])
    #expect(!usual.hooks.contains { $0.value["kind"] == "Job" })
    let rendering = try render(["installer": ["job": ["asHook": true]]])
    #expect(!rendering.objects.contains { $0.value["kind"] == "Job" })
    let hook = try #require(rendering.hooks.first { $0.value["kind"] == "Job" }?.value)
    #expect(hook["metadata"]?["name"] == "metrics-windows-metrics-installer")
    #expect(hook["metadata"]?["annotations"]?["helm.sh/hook"] == "post-install,post-upgrade")
    #expect(hook["metadata"]?["annotations"]?["helm.sh/hook-delete-policy"] == "before-hook-creation")
    #expect(try hook["spec"] == object("Job", in: usual)["spec"])
    #expect(rendering.notes.contains("makes the release fail"))
  }

  @Test func theLoopIsOneWatchedPod() throws {
    #expect(try !render([:]).objects.contains { $0.value["kind"] == "Deployment" && "\($0.value)".contains("installer") })
    let rendering = try render(["installer": ["loop": ["enabled": true, "intervalSeconds": 120], "cronJob": ["enabled": false]]])
    let deployment = try object("Deployment", in: rendering)
    let spec = deployment["spec"]
    #expect(spec?["replicas"] == 1)
    #expect(spec?["strategy"] == ["type": "Recreate"])
    let pod = spec?["template"]?["spec"]
    #expect(pod?["restartPolicy"] == nil)
    // A chart with another program replaces the pod.
    #expect(spec?["template"]?["metadata"]?["annotations"]?["checksum/program"]?.string?.count == 64)
    let container = try #require(pod?["containers"]?[0])
    let program: [YAMLValue] = ["python3", "-B", "/etc/wingen/installer/install_windows_exporter.py"]
    let heartbeat: [YAMLValue] = ["--alive-file", "/tmp/alive"]
    #expect(
      container["command"] == .list(program + ["--config", "/etc/wingen/installer/config.json", "--every", "120"] + heartbeat))
    #expect(container["livenessProbe"]?["exec"]?["command"] == .list(program + ["--check-alive"] + heartbeat))
    // The Jobs' pods must not look like the loop's.
    let selector = try #require(spec?["selector"]?["matchLabels"]?.map)
    let labels = try object("Job", in: rendering)["spec"]?["template"]?["metadata"]?["labels"]?.map
    #expect(selector.entries.contains { labels?[$0.key] != $0.value })
    #expect(rendering.notes.contains("runs all the time") && !rendering.notes.contains("disable one of them"))
    #expect(try render(["installer": ["loop": ["enabled": true]]]).notes.contains("disable one of them"))
    let none = try render(["installer": ["job": ["enabled": false], "cronJob": ["enabled": false]]]).notes
    #expect(none.contains("nothing will be installed"))
    #expect(!rendering.notes.contains("nothing will be installed"))
  }

  @Test func serviceAccountTakesAnnotations() throws {
    let rendering = try render(["installer": ["serviceAccount": ["annotations": ["example.com/role": "nodes"]]]])
    #expect(try object("ServiceAccount", in: rendering)["metadata"]?["annotations"]?["example.com/role"] == "nodes")
  }

  /// What the settings say reaches the program.
  @Test func settingsReachTheProgram() throws {
    let values: YAMLMap = [
      "installer": [
        "state": "absent", "allowDowngrade": true, "sshPort": 2222, "replaceWmiExporter": false,
        "firewall": ["manage": false, "remoteAddresses": ["10.0.0.0/8", "fd00::/8"]],
      ]
    ]
    let config = try config(values)
    #expect(config["replaceWmiExporter"] == false)
    #expect(config["state"] == "absent")
    #expect(config["allowDowngrade"] == true)
    #expect(config["sshPort"] == 2222)
    #expect(config["firewallManage"] == false)
    #expect(config["firewallRemoteAddresses"] == ["10.0.0.0/8", "fd00::/8"])
    #expect(config["collectors"] == ["[defaults]", "container"])
  }

  /// A password goes to known machines only, and whoever gives one is told so.
  @Test func notesSayWhereAPasswordGoes() throws {
    func notes(_ credentials: YAMLMap, learnWithPassword: Bool) throws -> String {
      let values: YAMLMap = [
        "installer": ["credentials": .map(credentials), "hostKeys": ["learnWithPassword": .bool(learnWithPassword)]]
      ]
      #expect(try config(values)["learnHostKeysWithPassword"] == .bool(learnWithPassword))
      return try render(values).notes
    }
    let (known, risk) = ("kubectl edit configmap", "label itself a Windows node")
    for credentials in [["username": "u", "password": "geheim"], [:]] as [YAMLMap] {
      let careful = try notes(credentials, learnWithPassword: false)
      #expect(careful.contains(known) && !careful.contains(risk))
      let learning = try notes(credentials, learnWithPassword: true)
      #expect(!learning.contains(known) && learning.contains(risk))
    }
    let byKey = try notes(["username": "u", "privateKey": "geheim"], learnWithPassword: false)
    #expect(!byKey.contains(known) && !byKey.contains(risk))
  }

  @Test func notesSendTheReaderWhereTheResultIs() throws {
    let usual = try render([:]).notes
    #expect(usual.contains("kubectl get configmap") && !usual.contains("kubectl logs"))
    #expect(usual.contains("installer.state=absent") && usual.contains("administrator") && usual.contains("port 22"))
    let dry = try render(["installer": ["dryRun": true]]).notes
    #expect(!dry.contains("kubectl get configmap"))
    #expect(dry.contains("kubectl logs") && dry.contains("app.kubernetes.io/instance=metrics,app.kubernetes.io/component=installer"))
    let removal = try render(["installer": ["state": "absent"]]).notes
    let pools = try render(Self.pools).notes
    #expect(pools.contains("  big: big-login\n  old: old-login"))
    #expect(removal.contains("installer.state is absent") && !removal.contains("upgrade with installer.state=absent"))
  }
}
