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
      // Of a version that chance makes no checksum is known: it must be given.
      var exporter = values["exporter"]?.map ?? [:]
      if exporter["msiSha256"]?.string ?? "" == "" { exporter["msiSha256"] = .string(String(repeating: "ab", count: 32)) }
      values["exporter"] = .map(exporter)
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
      setting: "exporter.msiMirrorUrl", field: "mirrorBaseUrl",
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
    #expect(try object("ClusterRole", in: rendering)["rules"] == [["apiGroups": [""], "resources": ["nodes"], "verbs": ["get", "list"]]])
    #expect(nodes["rules"]?.list?.count == 1)
    let rules = try #require(try object("Role", in: rendering)["rules"]?.list)
    #expect(rules.count == 1)
    #expect(rules.first?["resources"] == ["configmaps"])
    #expect(rules.first?["resourceNames"]?.list?.count == 2)
    #expect(rules.first?["verbs"] == ["get", "update", "patch"])
  }

  @Test func serviceAccountTakesAnnotations() throws {
    let rendering = try render(["installer": ["serviceAccount": ["annotations": ["example.com/role": "nodes"]]]])
    #expect(try object("ServiceAccount", in: rendering)["metadata"]?["annotations"]?["example.com/role"] == "nodes")
  }

  /// What the settings say reaches the program.
  @Test func settingsReachTheProgram() throws {
    let values: YAMLMap = [
      "installer": [
        "state": "absent", "allowDowngrade": true, "sshPort": 2222,
        "firewall": ["manage": false, "remoteAddresses": ["10.0.0.0/8", "fd00::/8"]],
      ]
    ]
    let text = try #require(try render(values).objects.lazy.compactMap { $0.value["data"]?["config.json"]?.string }.first)
    let config = try YAMLReader.readSingle(Array(text.utf8), file: "config.json").plain
    #expect(config["state"] == "absent")
    #expect(config["allowDowngrade"] == true)
    #expect(config["sshPort"] == 2222)
    #expect(config["firewallManage"] == false)
    #expect(config["firewallRemoteAddresses"] == ["10.0.0.0/8", "fd00::/8"])
    #expect(config["collectors"] == ["[defaults]", "container"])
  }

  @Test func notesSendTheReaderWhereTheResultIs() throws {
    let usual = try render([:]).notes
    #expect(usual.contains("kubectl get configmap") && !usual.contains("kubectl logs"))
    #expect(usual.contains("installer.state=absent") && usual.contains("administrator") && usual.contains("port 22"))
    let dry = try render(["installer": ["dryRun": true]]).notes
    #expect(!dry.contains("kubectl get configmap"))
    #expect(dry.contains("kubectl logs") && dry.contains("app.kubernetes.io/instance=metrics,app.kubernetes.io/component=installer"))
    let removal = try render(["installer": ["state": "absent"]]).notes
    #expect(removal.contains("installer.state is absent") && !removal.contains("upgrade with installer.state=absent"))
  }
}
