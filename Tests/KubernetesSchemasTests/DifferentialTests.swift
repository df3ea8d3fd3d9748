import Diagnostics
import Foundation
import KubernetesSchemas
import TestSupport
import Testing
import YAML

/// Against kubernetes-validate: random objects of every kind, most of them spoilt in one place.
struct DifferentialTests {
  @Test(arguments: [seed, seed + 1])
  func verdictsAgreeWithKubernetesValidate(seed: Int) throws {
    let run = try PythonScript.run("schemas/differential.py", String(seed), String(Self.cases), "1.28", "1.32", "1.37")
    try #require(run.status == 0, "the Python side failed; run make test-tools")
    var schemas: [String: KubernetesSchemas] = [:]
    for minor in [28, 32, 37] { schemas["1.\(minor)"] = KubernetesSchemas(version: KubernetesMinor(minor)) }
    var (accepted, refused, differing) = (0, 0, 0)
    for line in run.output.split(separator: "\n") {
      let answer = try YAMLReader.readSingle(String(line), file: "line").plain
      let version = try #require(answer["version"]?.string)
      let object = try #require(answer["object"])
      let isAccepted = answer["accepted"] == true
      var found: [SchemaViolation] = []
      try #require(schemas[version]).check(object) { found.append($0) }
      let own = found.filter { Self.isAboutTheSchema($0) }
      // The tables' `required` differs from the schemas', as values.txt says; nothing else does.
      #expect(
        own.isEmpty == (answer["withTables"] == true),
        "seed \(seed), \(version), \(answer["done"]?.string ?? ""): \(own.map(\.finding.message)) in \(GoText.json(object))")
      if own.isEmpty { accepted += 1 } else { refused += 1 }
      if own.isEmpty != isAccepted { differing += 1 }
    }
    #expect(accepted > 300 && refused > 300, "\(accepted) accepted, \(refused) refused")
    #expect(differing * 10 < accepted + refused, "\(differing) of \(accepted + refused) differ in what is required")
  }

  private static let seed = ProcessInfo.processInfo.environment["WINGEN_SEED"].flatMap(Int.init) ?? 1
  private static let cases = ProcessInfo.processInfo.environment["WINGEN_RANDOM_CASES"].flatMap(Int.init) ?? 400

  /// K8S001, K8S002, K8S003 and null, without what the schemas do not know: integers of 32 bits, Base64, names, Jobs' restart policy.
  private static func isAboutTheSchema(_ violation: SchemaViolation) -> Bool {
    switch violation.problem {
    case .unknownField, .wrongType, .noInteger, .nullValue: true
    case .missingField: Array(violation.path.suffix(3)) != ["template", "spec", "restartPolicy"]
    default: false
    }
  }
}
