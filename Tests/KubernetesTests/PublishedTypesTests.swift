import ChartModel
import Kubernetes
import TestSupport
import Testing
import YAML

/// The values that users write as Kubernetes does have the fields that Kubernetes publishes, in the oldest version supported.
struct PublishedTypesTests {
  /// Where ours are stricter on purpose: an entry without a name is of no use, and older versions refuse it.
  private static let exceptions: [YAMLValue] = [
    "LocalObjectReference.name: required here only"
  ]

  private static let types: [(definition: String, type: ValueType)] = [
    ("Toleration", Tolerations.valueType), ("TopologySpreadConstraint", TopologySpreadConstraints.valueType),
    ("Affinity", Affinity.valueType), ("ResourceRequirements", ResourceRequirements.valueType),
    ("LocalObjectReference", ImagePullSecrets.valueType),
  ]

  @Test func fieldsEqualThePublishedOnes() throws {
    let output = try Self.compare(Self.types.map { ($0.definition, $0.type.jsonSchema) }, "1.28")
    #expect(output == "compared 17 records\n")
  }

  /// That the comparison can find something: later versions have more fields.
  @Test func laterVersionsHaveMoreFields() throws {
    let output = try Self.compare(Self.types.map { ($0.definition, $0.type.jsonSchema) }, "1.37")
    #expect(output.contains("mismatchLabelKeys: missing here"))
    #expect(output.contains("ResourceRequirements.claims[].request: missing here"))
  }

  @Test func aWrongTypeAndAStrayFieldAreFound() throws {
    let type = ValueType.list(of: .record([.init("key", .boolean), .init("stray", .line)]))
    let output = try Self.compare([("Toleration", type.jsonSchema)], "1.28")
    #expect(output.contains("Toleration.key: type ['boolean'] here, ['string'] there"))
    #expect(output.contains("Toleration.stray: not published"))
    #expect(output.contains("Toleration.effect: missing here"))
    #expect(output.contains("no such difference any more: LocalObjectReference.name: required here only"))
  }

  private static func compare(_ types: [(definition: String, schema: YAMLMap)], _ version: String) throws -> String {
    let request: YAMLValue = [
      "types": .list(types.map { ["definition": .string($0.definition), "schema": .map($0.schema)] }),
      "exceptions": .list(exceptions),
    ]
    return try PythonScript.run("kubernetes/compare_types.py", input: JSONWriter.text(for: request, pretty: false), version).output
  }
}
