import Diagnostics
import GitOps
import OutputTree
import TestSupport
import Testing
import YAML

/// Files of manifests are called by their objects, and by nothing else.
struct ObjectFileNamesTests {
  private static func object(_ kind: String, _ name: String, in namespace: String? = nil, _ apiVersion: String = "v1") -> YAMLValue {
    var metadata: YAMLMap = ["name": .string(name)]
    metadata["namespace"] = namespace.map { .string($0) }
    return ["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": .map(metadata)]
  }

  private static func names(_ objects: YAMLValue...) throws -> [String] {
    try PlainManifests.files(objects, namespace: "monitoring").map(\.path)
  }

  @Test func kindAndName() throws {
    let deployment = Self.object("Deployment", "collector", in: "monitoring", "apps/v1")
    #expect(try Self.names(deployment) == ["deployment-collector.yaml"])
    #expect(try Self.names(Self.object("ClusterRole", "system:Node")) == ["clusterrole-system_node.yaml"])
  }

  @Test func moreOnlyWhereNamesWouldBeOne() throws {
    let bystander = Self.object("ConfigMap", "other")
    #expect(
      try Self.names(Self.object("ConfigMap", "a", in: "x"), bystander, Self.object("ConfigMap", "a", in: "y")) == [
        "configmap-a_x.yaml", "configmap-other.yaml", "configmap-a_y.yaml",
      ])
    #expect(
      try Self.names(Self.object("Service", "a"), Self.object("Service", "a", "serving.knative.dev/v1"), bystander) == [
        "service-a.yaml", "service.serving.knative.dev-a.yaml", "configmap-other.yaml",
      ])
    // Some file systems cannot tell these apart.
    let cases = try Self.names(Self.object("ClusterRole", "Edit"), Self.object("ClusterRole", "edit"))
    #expect(Set(cases).count == 2 && cases.allSatisfy { $0.hasPrefix("clusterrole-edit_") })
  }

  @Test func longNamesFitAndStayApart() throws {
    let long = String(repeating: "a", count: 252)
    let names = try Self.names(Self.object("ConfigMap", long + "b"), Self.object("ConfigMap", long + "c"))
    #expect(Set(names).count == 2 && names.allSatisfy { $0.utf8.count == 255 })
    // The one does not depend on the other.
    #expect(try Self.names(Self.object("ConfigMap", long + "b")) == [names[0]])
  }

  /// Random sets with many that are nearly one: all files have places of their own, whatever the order.
  @Test func namesAreTheirOwnAndInNoOrder() throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<50 {
      var objects: Set<YAMLValue> = []
      for _ in 0..<40 {
        let name = ["a", "A", "a_x", "a.x", "a:x", "b"].randomElement(using: &random) ?? ""
        let apiVersion = ["v1", "x/v1", "y/v1"].randomElement(using: &random) ?? ""
        let namespace = [nil, "x", "y", "x-y"].randomElement(using: &random) ?? nil
        objects.insert(Self.object(["Thing", "thing"].randomElement(using: &random) ?? "", name, in: namespace, apiVersion))
      }
      let shuffled = objects.shuffled(using: &random)
      let files = try PlainManifests.files(shuffled, namespace: "monitoring")
      #expect(try FileTree(files).files.count == objects.count, "round \(round)")
      let again = try PlainManifests.files(shuffled.reversed(), namespace: "monitoring")
      #expect(Set(files) == Set(again), "round \(round)")
    }
  }
}
