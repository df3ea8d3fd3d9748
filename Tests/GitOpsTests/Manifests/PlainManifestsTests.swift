import Diagnostics
import GitOps
import OutputTree
import Testing
import YAML

struct PlainManifestsTests {
  /// The codes of what is wrong with objects.
  private static func codes(_ objects: [YAMLValue]) -> [String] {
    do {
      _ = try PlainManifests.files(objects, namespace: "monitoring")
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map(\.code.text)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func filesAreWhatIsRendered() throws {
    let object: YAMLValue = ["kind": "ConfigMap", "apiVersion": "v1", "metadata": ["name": "a"], "data": ["b": "1\n2\n"]]
    let file = try #require(try PlainManifests.files([object], namespace: "x").first)
    #expect(file.text == "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\ndata:\n  b: |\n    1\n    2\n")
  }

  @Test func whatCannotBeAFileIsRefused() throws {
    let named: YAMLValue = ["name": "a"]
    #expect(
      Self.codes(["text", .null, [:], ["kind": "A", "metadata": named], ["apiVersion": "v1", "kind": "", "metadata": named]])
        == ["OBJ001", "OBJ001", "OBJ001", "OBJ001", "OBJ001"])
    #expect(
      Self.codes([["apiVersion": "v1", "kind": "List", "items": []], ["apiVersion": "v1", "kind": "PodList", "items": []]])
        == ["OBJ002", "OBJ002"])
    // Only what has items is a list.
    #expect(Self.codes([["apiVersion": "x/v1", "kind": "AllowList", "metadata": named]]) == [])
    #expect(
      Self.codes([
        ["apiVersion": "v1", "kind": "Pod"], ["apiVersion": "v1", "kind": "Pod", "metadata": ["generateName": "a-"]],
        ["apiVersion": "v1", "kind": "Pod", "metadata": ["name": 1]],
      ]) == ["OBJ003", "OBJ003", "OBJ003"])
  }

  @Test func oneObjectTwiceIsRefused() throws {
    func object(_ apiVersion: String, _ namespace: String?) -> YAMLValue {
      var metadata: YAMLMap = ["name": "a"]
      metadata["namespace"] = namespace.map { .string($0) }
      return ["apiVersion": .string(apiVersion), "kind": "Ingress", "metadata": .map(metadata)]
    }
    let first = object("networking.k8s.io/v1", "monitoring")
    // Another version is another view of the same object, and without a namespace it goes to the release's.
    #expect(Self.codes([first, object("networking.k8s.io/v1beta1", "monitoring")]) == ["OBJ004"])
    #expect(Self.codes([first, object("networking.k8s.io/v1", nil)]) == ["OBJ004"])
    #expect(Self.codes([first, object("extensions/v1", "monitoring"), object("networking.k8s.io/v1", "other")]) == [])
  }

  @Test func theNamespaceIsBesideTheFolder() throws {
    let file = try #require(try PlainManifests.namespaceFile("monitoring", besides: []))
    #expect(file.path == "namespace.yaml")
    #expect(file.text == "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n")
    let own: YAMLValue = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "monitoring", "labels": ["a": "b"]]]
    #expect(try PlainManifests.namespaceFile("monitoring", besides: [own]) == nil)
    #expect(try PlainManifests.namespaceFile("other", besides: [own]) != nil)
    #expect(try PlainManifests.namespaceFile("kube-system", besides: []) == nil)
  }
}
