import ChartModel
import Diagnostics
import Kubernetes
import Testing
import YAML

/// A Job is renamed exactly when its pod template changes, because the template of an existing Job cannot.
struct JobNameTests {
  private static func name(
    _ values: YAMLMap = [:], release: ReleaseFacts = ReleaseFacts(name: "demo", namespace: "monitoring"),
    of content: @escaping @Sendable (TestChart.Settings) -> [ChartPart] = job
  ) throws -> String {
    let rendering = try TestChart.render(values, release: release) { content($0) }
    return try #require(rendering.objects.first { $0.value["kind"] == "Job" }?.value["metadata"]?["name"]?.string)
  }

  @Sendable private static func job(_ values: TestChart.Settings) -> [ChartPart] {
    Job(
      "install", backoffLimit: values.number,
      pod: PodSpec<Linux>(annotations: [Pair("checksum", Expr(.apply(.sha256, .helper("config"))))], userAnnotations: values.annotations) {
        Container("main", image: values.image.reference) {
          If(values.enabled) { Env("TEXT", values.text) }
          ForEach(values.pools, as: "pool") { pool in Env("POOL", pool.name) }
          If(values.words.isNonEmpty) { Env("WORDS", values.words.joined(separator: ",")) }
        }
      }
    ).parts + [.helper(Helper("config", "A text.", .text([.literal("#"), .line([.hole(values.schedule.expression)])])))]
  }

  @Test func theNameEndsInEightDigits() throws {
    let name = try Self.name()
    #expect(name.wholeMatch(of: /demo-agent-install-[0-9a-f]{8}/) != nil, "\(name)")
    #expect(try Self.name() == name)
  }

  @Test(
    arguments: [
      ["text": "new"], ["enabled": false], ["pools": [["name": "other"]]], ["words": []], ["annotations": [:]],
      ["image": ["registry": "r", "repository": "a/b", "tag": "2", "pullPolicy": "Always", "pullSecrets": []]],
      ["schedule": "@hourly"], ["nameOverride": "other"],
    ] as [YAMLMap])
  func whatThePodDependsOnRenamesTheJob(values: YAMLMap) throws {
    #expect(try Self.name(values) != Self.name())
  }

  @Test(
    arguments: [["other": "new"], ["number": 4], ["percent": 5], ["password": "new"], ["tolerations": []], ["commonLabels": ["a": "b"]]]
      as [YAMLMap])
  func whatItDoesNotDependOnLeavesTheNameAlone(values: YAMLMap) throws {
    #expect(try Self.name(values) == Self.name())
  }

  /// A release whose name holds the chart's is named alike whatever the chart's name becomes, but the pods' labels change.
  @Test func thePodsLabelsCountToo() throws {
    let release = ReleaseFacts(name: "agent-and-probe", namespace: "monitoring")
    #expect(
      try Self.name(["nameOverride": "probe"], release: release) != Self.name(["nameOverride": "agent"], release: release))
  }

  @Test func theInputsAreReadable() throws {
    let definition = try TestChart.definition { Self.job($0) }
    let helper = try #require(definition.helpers.first { $0.name == "install-job-inputs" })
    guard case .text(let blocks) = helper.body else {
      Issue.record("no text")
      return
    }
    let lines = blocks.map { block -> String in
      guard case .line(let pieces) = block, case .literal(let text)? = pieces.first else { return "?" }
      return text
    }
    #expect(
      lines == [
        "# What the pods of install are made of.", "chart: ", "name: ", "release: ", "config: ", "annotations: ",
        "image.registry: ", "image.repository: ", "image.tag: ", "enabled: ", "text: ", "pools: ", "words: ",
      ])
  }

  @Test func aSecretIsOnlyAskedForItsPresence() throws {
    let content: @Sendable (TestChart.Settings) -> [ChartPart] = { values in
      Job(
        "install",
        pod: PodSpec<Linux> { Container("main", image: "a") { If(values.password.isNonEmpty) { Env("MODE", "password") } } }
      ).parts
    }
    #expect(try Self.name(["password": "a"], of: content) == Self.name(["password": "b"], of: content))
    #expect(try Self.name(["password": "a"], of: content) != Self.name(["password": ""], of: content))
  }

  @Test func jobsOfALoopHaveNamesOfTheirOwn() throws {
    let names = try TestChart.render { values in
      ForEach(values.pools, as: "pool") { pool in
        Job(.scoped("warm", pool.name), pod: PodSpec<Windows> { Container("main", image: "a") { Env("POOL", pool.name) } })
      }
    }.names
    #expect(names.count == 2)
    #expect(names.first?.hasPrefix("demo-agent-warm-ltsc2022-") == true)
    #expect(Set(names.map { $0.suffix(8) }).count == 2)
  }

  @Test func longNamesKeepTheirDigits() throws {
    let release = ReleaseFacts(name: String(repeating: "r", count: 53), namespace: "monitoring")
    let name = try Self.name(release: release)
    #expect(name.utf8.count <= 63)
    #expect(name.wholeMatch(of: /r+-install-[0-9a-f]{8}/) != nil, "\(name)")
  }

  @Test func aJobCanKeepItsName() throws {
    let name = try Self.name(of: { _ in
      Job("install", renamedOnChange: false, pod: PodSpec<Linux> { Container("main", image: "a") }).parts
    })
    #expect(name == "demo-agent-install")
  }
}
