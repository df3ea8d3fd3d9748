import ChartModel
import Diagnostics
import Fleet
import GitOps
import OutputTree
import TestSupport
import Testing
import YAML

/// What overlays look like, and the places where kustomize needs care.
struct OverlayTests {
  private static func object(
    _ kind: String, _ name: String, in namespace: String? = nil, _ apiVersion: String = "v1", _ content: YAMLMap = [:]
  ) -> YAMLValue {
    var metadata: YAMLMap = ["name": .string(name)]
    metadata["namespace"] = namespace.map { .string($0) }
    let head: YAMLMap = ["apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": .map(metadata)]
    return .map(YAMLMap(head.entries + content.entries))
  }

  private static func overlay(_ target: [YAMLValue], over base: [YAMLValue]) throws -> [String: String] {
    let files = try Kustomize.overlay(target, over: base, basePath: "../../base/x", namespace: "monitoring")
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
  }

  /// Real kustomize makes the objects of the overlay. Returns the overlay's paths.
  @discardableResult private static func hold(_ target: [YAMLValue], over base: [YAMLValue]) throws -> [String] {
    let repository = RealKustomize()
    try repository.write(Kustomize.base(base, namespace: "monitoring"), to: "base/x")
    let overlay = try Kustomize.overlay(target, over: base, basePath: "../../base/x", namespace: "monitoring")
    try repository.write(overlay, to: "clusters/a")
    #expect(try AppliedObjects(repository.build("clusters/a")).difference(from: AppliedObjects(target)) == nil)
    return overlay.map(\.path)
  }

  private static func codes(_ object: YAMLValue) -> [String] {
    do {
      _ = try Kustomize.base([object], namespace: "monitoring")
      return []
    } catch let error as DiagnosticList {
      return error.diagnostics.map(\.code.text)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func overlaysAreListsOfDifferences() throws {
    let spec: YAMLValue = ["replicas": 1, "containers": [["name": "a", "args": ["-v", "-w"]], ["name": "b", "image": "b:1"]]]
    let other: YAMLValue = ["replicas": 2, "containers": [["name": "a", "args": ["-v", "-x", "-w"]], ["name": "b", "image": "b:1"]]]
    let base = [
      Self.object("Thing", "a.b", in: "monitoring", "example.com/v1", ["spec": spec]), Self.object("ConfigMap", "gone", in: "monitoring"),
      Self.object("ConfigMap", "same"),
    ]
    let target = [
      Self.object("Thing", "a.b", in: "monitoring", "example.com/v1", ["spec": other]), Self.object("ConfigMap", "same"),
      Self.object("ConfigMap", "new"),
    ]
    let files = try Self.overlay(target, over: base)
    #expect(
      files == [
        "kustomization.yaml": #"""
        # Written by wingen from the fleet file; the next run overwrites changes.
        # What this cluster has that its base does not have so.
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources:
          - ../../base/x
          - objects/configmap-new.yaml
        patches:
          - path: patches/thing-a.b.yaml
            target:
              kind: Thing
              name: a\.b
          - patch: |
              $patch: delete
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: gone
                namespace: monitoring

        """#,
        "objects/configmap-new.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: new\n",
        "patches/thing-a.b.yaml": """
        - op: replace
          path: /spec/replicas
          value: 2
        - op: add
          path: /spec/containers/0/args/1
          value: -x

        """,
      ])
    try Self.hold(target, over: base)
  }

  @Test func equalObjectsNeedNoPatch() throws {
    let base = [Self.object("ConfigMap", "a", "v1", ["data": ["b": "c"]])]
    #expect(try Self.overlay(base, over: base).keys.sorted() == ["kustomization.yaml"])
    #expect(try Self.hold(base, over: base) == ["kustomization.yaml"])
  }

  @Test func emptyBasesAndEmptyOverlays() throws {
    let object = Self.object("ConfigMap", "a")
    try Self.hold([object], over: [])
    try Self.hold([], over: [object])
    try Self.hold([], over: [])
  }

  /// Targets are regular expressions, and match what they can.
  @Test func patchesFindTheirObjectAmongItsLikes() throws {
    let base = [
      Self.object("ConfigMap", "a.b"), Self.object("ConfigMap", "axb"), Self.object("ConfigMap", "a.b.c"),
      Self.object("ConfigMap", "a.b", in: "x"), Self.object("ConfigMap", "a.b", in: "y"), Self.object("ConfigMap", "a.b", "example.com/v1"),
      Self.object("ConfigMap", "a.b", in: "x", "example.com/v1"),
      Self.object("ClusterRole", "system:a[b]|(c)*$", "rbac.authorization.k8s.io/v1"),
    ]
    for index in base.indices {
      var target = base
      guard case .map(var changed) = target[index] else { continue }
      changed["data"] = ["changed": "yes"]
      target[index] = .map(changed)
      let paths = try Self.hold(target, over: base)
      #expect(paths.count == 2 && paths.contains { $0.hasPrefix("patches/") }, "\(paths)")
    }
  }

  /// Objects that take the place of others of their kind and name.
  @Test func movedObjects() throws {
    let binding = "rbac.authorization.k8s.io/v1"
    let base = [
      Self.object("RoleBinding", "a", in: "x", binding), Self.object("ConfigMap", "a"),
      Self.object("Ingress", "a", "networking.k8s.io/v1beta1"),
      Self.object("ClusterRole", "a", in: "x", binding),
    ]
    let target = [
      Self.object("RoleBinding", "a", in: "y", binding), Self.object("ConfigMap", "a", in: "default"),
      Self.object("Ingress", "a", "networking.k8s.io/v1"), Self.object("ClusterRole", "a", binding),
    ]
    #expect(try Self.hold(target, over: base).contains("without/kustomization.yaml"))
  }

  /// What does not survive a patch is delivered whole, and is whole beside patches too.
  @Test(arguments: [.int(9_007_199_254_740_993), .int(.min), "\tif ($a) {\n\t}\n", ["\t\n": 1], [["\ta\nb"]]] as [YAMLValue])
  func valuesThatPatchesWouldBreak(value: YAMLValue) throws {
    func things(_ values: [YAMLMap]) -> [YAMLValue] { zip(["a", "b", "c", "d"], values).map { Self.object("Thing", $0, "x/v1", $1) } }
    let base = things([["v": value, "w": 1], ["v": 1], ["v": value], ["w": 1]])
    let paths = try Self.hold(things([["v": value, "w": 2], ["v": value], ["v": value], ["w": 2]]), over: base)
    #expect(
      paths.sorted() == [
        "kustomization.yaml", "objects/thing-a.yaml", "objects/thing-b.yaml", "patches/thing-d.yaml", "without/kustomization.yaml",
      ])
  }

  @Test func emptyAnnotationsAreNone() throws {
    let base: [YAMLValue] = [["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "annotations": [:], "labels": [:]]]]
    let target: [YAMLValue] = [["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "labels": [:]]]]
    #expect(try Self.overlay(target, over: base).count == 1)
    try Self.hold(target, over: base)
    try Self.hold(base, over: target)
    try Self.hold([["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "annotations": ["b": "c"]]]], over: base)
  }

  /// Every refusal is one of real kustomize, or a change of the object; `accepted` is like it and stays as it is.
  @Test(
    arguments: [
      ("KUST001", ["config.kubernetes.io/local-config": "true"], ["example.com/local-config": "true"]),
      ("KUST001", ["internal.config.kubernetes.io/index": "1"], ["internal.example.com/index": "1"]),
      ("KUST001", ["config.k8s.io/id": "1"], ["config.k8s.io/name": "1"]), ("KUST002", ["a": 1], ["a": "1"]),
      ("KUST002", ["": "a"], ["a": ""]),
      ("KUST003", ["1": "a"], ["1.2.3": "a"]), ("KUST003", ["true": "a"], ["on": "a"]), ("KUST003", ["2001-12-14": "a"], ["2001-a": "a"]),
      ("KUST003", ["0o7": "a"], ["x0o7": "a"]), ("KUST005", ["a": "\u{85}"], ["a": "\u{A0}\u{2028}"]),
      ("KUST005", ["a": "\u{7F}"], ["a": "\u{1F}"]),
      ("KUST006", ["a": "\ta\nb"], ["a": " \ta\nb"]), ("KUST007", ["<<": "a"], ["<": "<<"]),
    ] as [(String, YAMLMap, YAMLMap)])
  func refusedAnnotations(code: String, refused: YAMLMap, accepted: YAMLMap) throws {
    func object(_ annotations: YAMLMap) -> YAMLValue {
      ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a", "annotations": .map(annotations)]]
    }
    #expect(Self.codes(object(refused)) == [code])
    let repository = RealKustomize()
    let kustomization: YAMLValue = ["kind": "Kustomization", "resources": ["a.yaml"]]
    try repository.write(
      [
        OutputFile(path: "kustomization.yaml", text: YAMLEmitter.text(for: kustomization)),
        OutputFile(path: "a.yaml", text: YAMLEmitter.text(for: object(refused))),
      ], to: "refused")
    if let built = try? repository.build("refused") {
      #expect(AppliedObjects(built).difference(from: AppliedObjects([object(refused)])) != nil, "kustomize minds nothing")
    }
    try Self.hold([object(accepted)], over: [object([:])])
  }

  @Test func infiniteNumbersAreRefused() {
    #expect(Self.codes(Self.object("Thing", "a", "x/v1", ["v": [1.5, .float(.infinity)]])) == ["KUST004"])
    #expect(Self.codes(Self.object("Thing", "a", "x/v1", ["v": [1.5, .float(.greatestFiniteMagnitude)]])) == [])
  }

  @Test func basesAreByReleaseAndNamespace() {
    let cluster = FleetCluster(
      name: "a", origin: SourceLocation(file: "fleet.yaml", line: 1, column: 1), spec: "../specs/aks", delivery: .kustomize,
      release: ReleaseFacts(name: "metrics", namespace: "monitoring"))
    let base = RepositoryLayout.baseFolder(of: cluster)
    #expect(base == "base/aks/monitoring/metrics")
    #expect(RepositoryLayout.path(from: "clusters/a", to: base) == "../../base/aks/monitoring/metrics")
    #expect(RepositoryLayout.path(from: "a/b", to: "a/c") == "../c")
  }
}
