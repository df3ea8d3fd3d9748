import TestSupport
import Testing
import YAML

/// Every kind that charts can hold, against the schemas of the oldest Kubernetes supported, a middle one and the newest known.
struct SchemaValidationTests {
  private static let versions = ["1.28", "1.32", "1.37"]

  @Test func everyKindFitsKubernetesOwnSchemas() throws {
    let objects = try AllKinds.objects()
    let output = try Self.validate(objects)
    #expect(output == "read \(objects.count)\n")
  }

  /// That the validation can find something.
  @Test func aMisspeltFieldIsFound() throws {
    let object: YAMLValue = ["apiVersion": "v1", "kind": "Service", "metadata": ["name": "a"], "spec": ["typo": 1]]
    let output = try Self.validate([object])
    for version in Self.versions { #expect(output.contains("Service a, Kubernetes \(version): spec")) }
    #expect(output.contains("'typo'"))
  }

  private static func validate(_ objects: [YAMLValue]) throws -> String {
    let lines = objects.map { JSONWriter.text(for: $0, pretty: false) + "\n" }.joined()
    return try PythonScript.run("kubernetes/validate.py", input: lines, versions[0], versions[1], versions[2]).output
  }
}
