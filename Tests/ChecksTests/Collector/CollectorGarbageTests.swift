import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// Whatever stands under the sections of a configuration, checking ends, says the same twice, and points into the text.
@Suite struct CollectorGarbageTests {
  private static let strays: [YAMLValue] = [
    .null, true, 0, -1, 1.5, 9_223_372_036_854_775_807, "", "/", "a/", "${", "${}", "$", "${env:}", "$$", ":", "[::]:", "localhost:99999",
    "(",
    "[", "\\", "{1,", "é", "0.0.0.0:8888", [], [.null], [[]], ["otlp"], [:], ["": ""], ["otlp": .null], ["pull": ["exporter": 1]],
  ]

  private func bent(_ value: YAMLValue, _ random: inout SplitMix64) -> YAMLValue {
    if random.chance(8), let stray = Self.strays.randomElement(using: &random) { return stray }
    switch value {
    case .map(let map): return .map(YAMLMap(map.entries.map { .init(key: $0.key, value: bent($0.value, &random)) }))
    case .list(let list): return .list(list.map { bent($0, &random) })
    default: return value
    }
  }

  @Test(arguments: CollectorConfigurationTests.expected.map(\.name)) func bentConfigurations(_ name: String) throws {
    let text = try String(contentsOfFile: "\(CollectorCases.folder)/own/\(name).yaml", encoding: .utf8)
    guard case .map(let map)? = try YAMLReader.readValues(text, file: name).first else { return }
    for seed in 1...10 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      // The sections stay, or it would be no configuration.
      let strayed = YAMLMap(map.entries.map { .init(key: $0.key, value: bent($0.value, &random)) })
      let document = YAMLEmitter.text(for: .map(strayed))
      let pod = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: c}
        data: {c: \(YAMLScalar.doubleQuoted(document))}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: p}
        spec:
          nodeSelector: {kubernetes.io/os: windows}
          containers:
          - {name: c, image: "otel/opentelemetry-collector-contrib:0.156.0", args: [--config=/c/c], volumeMounts: [{name: c, mountPath: /c}]}
          volumes: [{name: c, configMap: {name: c}}]

        """
      for input in [document, pod] {
        let first = try CollectorCases.lint(input)
        #expect(first == (try CollectorCases.lint(input)), "\(name), seed \(seed)")
        #expect(first.allSatisfy { $0.location != nil && !$0.message.isEmpty }, "\(name), seed \(seed)")
      }
    }
  }
}
