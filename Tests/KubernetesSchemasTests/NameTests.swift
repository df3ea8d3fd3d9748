import ChartModel
import Diagnostics
import TestSupport
import Testing
import YAML

@testable import KubernetesSchemas

/// K8S005 and K8S006.
struct NameTests {
  private static let long = String(repeating: "a", count: 64)

  @Test(arguments: [
    ("v1", "ConfigMap", "a.b-c", true), ("v1", "ConfigMap", "A", false), ("v1", "ConfigMap", "a_b", false),
    ("v1", "ConfigMap", "a..b", false), ("v1", "ConfigMap", "-a", false), ("v1", "ConfigMap", long, true),
    ("v1", "ConfigMap", String(repeating: "a", count: 254), false), ("v1", "Namespace", "a.b", false), ("v1", "Namespace", "a-b", true),
    ("v1", "Namespace", long, false), ("v1", "Service", "a.b", false), ("v1", "Service", "web", true),
    ("rbac.authorization.k8s.io/v1", "ClusterRole", "system:x:Y", true), ("rbac.authorization.k8s.io/v1", "Role", "a/b", false),
    ("rbac.authorization.k8s.io/v1", "Role", "..", false), ("rbac.authorization.k8s.io/v1", "Role", "a%b", false),
    ("apps/v1", "StatefulSet", "a.b", false),
  ])
  func objects(apiVersion: String, kind: String, name: String, isGood: Bool) throws {
    let text = "{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: \"\(name)\"}}"
    #expect(try Found.problems(text).filter { $0.hasPrefix("K8S005") } == (isGood ? [] : ["K8S005 metadata.name"]))
  }

  @Test func lengths() throws {
    let (job, cronJob) = (String(repeating: "j", count: 63), String(repeating: "c", count: 52))
    for (name, kind, field) in [(job, "Job", "name"), (cronJob, "CronJob", "name"), (job + "jj", "Job", "generateName")] {
      let found = try Found.problems("{apiVersion: batch/v1, kind: \(kind), metadata: {\(field): \(name)}}")
      #expect(!found.contains("K8S005 metadata.\(field)"))
    }
    for (name, kind) in [(job + "j", "Job"), (cronJob + "c", "CronJob")] {
      #expect(try Found.problems("{apiVersion: batch/v1, kind: \(kind), metadata: {name: \(name)}}").contains("K8S005 metadata.name"))
    }
  }

  @Test func generatedNames() throws {
    for (name, isGood) in [("a-", true), ("a.", false), ("A-", false), ("-", true), ("a", true)] {
      let found = try Found.problems("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: \"\(name)\"}}")
      #expect(found == (isGood ? [] : ["K8S005 metadata.generateName"]), "\(name)")
    }
  }

  /// Refused before 1.34, behind a feature gate since.
  @Test func servicesThatBeginWithADigit() throws {
    let service = "{apiVersion: v1, kind: Service, metadata: {name: 1a}, spec: {}}"
    #expect(try Found.violations(service, version: 33).map(\.finding.severity) == [.error])
    #expect(try Found.violations(service, version: 34).map(\.finding.severity) == [.warning])
    #expect(try Found.violations(service).map(\.finding.severity) == [.warning])
  }

  @Test(arguments: [
    (Found.pod(container: "ports: [{containerPort: 1, name: http-2}]"), ""),
    (Found.pod(container: "ports: [{containerPort: 1, name: averyverylongname}]"), "spec.containers[0].ports[0].name"),
    (Found.pod(container: "ports: [{containerPort: 1, name: a--b}]"), "spec.containers[0].ports[0].name"),
    (Found.pod(container: "ports: [{containerPort: 1, name: '80'}]"), "spec.containers[0].ports[0].name"),
    (Found.pod(container: "livenessProbe: {tcpSocket: {port: '80'}}"), "spec.containers[0].livenessProbe.tcpSocket.port"),
    (Found.pod(container: "env: [{name: 'a b.C-1'}]"), ""),
    (Found.pod(container: "env: [{name: 'a=b'}]"), "spec.containers[0].env[0].name"),
    (Found.pod(spec: "volumes: [{name: a.b}]"), "spec.volumes[0].name"),
    (Found.pod(spec: "serviceAccountName: a.b"), ""),
    (Found.pod(spec: "serviceAccountName: A"), "spec.serviceAccountName"),
    (Found.pod(spec: "initContainers: [{name: A}]"), "spec.initContainers[0].name"),
    ("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: a.b}}", "metadata.namespace"),
    ("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ''}}", ""),
    ("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a/b: c}}", "data.a/b"),
    ("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {..b: c}}", "data...b"),
    ("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {.b_C-1: c}}", ""),
  ])
  func names(text: String, path: String) throws {
    #expect(try Found.problems(text) == (path.isEmpty ? [] : ["K8S005 " + path]))
  }

  @Test func labels() throws {
    func found(_ key: String, _ value: String, in field: String = "labels") throws -> [String] {
      try Found.problems("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, \(field): {? \"\(key)\" : \"\(value)\"}}}")
    }
    for (key, value) in [("a", ""), ("a.b/C_d", "X.y-Z"), ("a", String(repeating: "v", count: 63)), ("0", "0")] {
      #expect(try found(key, value) == [], "\(key)")
    }
    for (key, value) in [
      ("", ""), ("A.b/c", ""), ("a/b/c", ""), ("/a", ""), ("a/", ""), ("-a", ""), (Self.long, ""), ("a", "a b"), ("a", "-"),
      ("a", Self.long),
    ] {
      #expect(try found(key, value) == ["K8S006 metadata.labels.\(key)"], "\(key): \(value)")
    }
    // Annotations may have anything as value, and capitals in the prefix.
    #expect(try found("A.b/C", "any thing\u{E9}", in: "annotations") == [])
    #expect(try found("a b", "", in: "annotations") == ["K8S006 metadata.annotations.a b"])
    let large = String(repeating: "x", count: 262_144)
    #expect(try found("a", large, in: "annotations") == ["K8S006 metadata.annotations"])
    #expect(try found("a", String(large.dropLast()), in: "annotations") == [])
    #expect(try Found.problems(Found.pod(spec: "nodeSelector: {a: 'b c'}")) == ["K8S006 spec.nodeSelector.a"])
  }

  /// The fast checks and the patterns of the model say the same of names made of telling characters.
  @Test func fastChecksAgreeWithThePatterns() {
    var random = SplitMix64(seed: 7)
    let letters = Array("aZ09-._/ é".unicodeScalars)
    var accepted = 0
    for _ in 0..<4000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        if let scalar = letters.randomElement(using: &random) { text.append(scalar) }
      }
      var name = String(text)
      if random.chance(5) { name = String(repeating: "b", count: Int.random(in: 58...64, using: &random)) + name }
      let verdicts = [
        (NameSyntax.isLabel(name), TextPattern.dnsLabel.matches(name)),
        (NameSyntax.isLabel(name, beginsWithLetter: true), TextPattern.serviceName.matches(name)),
        (NameSyntax.isSubdomain(name), TextPattern.dnsSubdomain.matches(name)),
        (NameSyntax.isQualifiedName(name), TextPattern.qualifiedName.matches(name)),
        (NameSyntax.isLabelValue(name), TextPattern.labelValue.matches(name)),
      ]
      for (number, verdict) in verdicts.enumerated() {
        #expect(verdict.0 == verdict.1, "seed 7, pattern \(number): \(name)")
        if verdict.0 { accepted += 1 }
      }
    }
    #expect(accepted > 500)
  }

  /// Whatever the model takes for a quantity, the API server reads.
  @Test func quantitiesOfTheModelAreQuantities() {
    var sampler = ValueSampler(seed: 11)
    for _ in 0..<2000 {
      let text = sampler.text(of: .quantity, limit: 20)
      #expect(QuantitySyntax.matches(text), "seed 11: \(text)")
    }
  }
}
