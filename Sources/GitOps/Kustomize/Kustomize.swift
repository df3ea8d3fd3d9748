public import OutputTree
public import YAML

/// Bases and overlays for kustomize 5 and `kubectl apply --kustomize` (kubectl 1.27 and later).
///
/// Building an overlay gives exactly the objects that it was made for. Nothing in it is generated, renamed or labelled by kustomize: an
/// overlay is a list of differences, which a review can read. Objects are known by their kind, namespace and name, and all three depend
/// on the release; so clusters share a base that share spec, namespace and release name (`RepositoryLayout`).
public enum Kustomize {
  /// What overlays have in common: a folder with one file an object, as `PlainManifests` names them, and `kustomization.yaml`.
  ///
  /// - Parameter namespace: the release's, where objects go that name none.
  /// - Throws: `DiagnosticList` for objects that cannot be files (OBJ001 to OBJ004), or that kustomize changes (KUST001 to KUST007).
  public static func base(_ objects: [YAMLValue], namespace: String) throws -> [OutputFile] {
    let objects = try KustomizeObject.all(objects, namespace: namespace)
    let files = try zip(objects, ObjectFileNames.stems(objects.map(\.identity))).map { try OutputFile(path: $1 + ".yaml", text: $0.text) }
    return [try kustomization(resources: files.map(\.path), about: "What the overlays of several clusters have in common.")] + files
  }

  /// A cluster's differences from a base: a patch for each object that differs, a file for each that the base does not have.
  ///
  /// - Parameters:
  ///   - objects: what the overlay is to give.
  ///   - base: what `base(_:namespace:)` was given.
  ///   - basePath: the base's folder, relative to the overlay's (`RepositoryLayout.path(from:to:)`).
  /// - Throws: as `base(_:namespace:)`.
  public static func overlay(
    _ objects: [YAMLValue], over base: [YAMLValue], basePath: String, namespace: String
  ) throws -> [OutputFile] {
    let plan = OverlayPlan(
      target: try KustomizeObject.all(objects, namespace: namespace), base: try KustomizeObject.all(base, namespace: namespace))
    let stems = ObjectFileNames.stems(plan.added.map(\.identity) + plan.patches.map(\.identity))
    let added = try zip(plan.added, stems).map { try OutputFile(path: "objects/\($1).yaml", text: $0.text) }
    let patched = try zip(plan.patches, stems.dropFirst(added.count)).map { patch, stem in
      try OutputFile(path: "patches/\(stem).yaml", text: YAMLEmitter.text(for: .list(patch.operations.map(\.yaml))))
    }

    let selectable = plan.added.map(\.identity) + plan.kept
    var patches = zip(plan.patches, patched).map { patch, file -> YAMLValue in
      ["path": .string(file.path), "target": PatchTarget.yaml(for: patch.identity, among: selectable)]
    }
    patches += plan.removed.map(removal)

    var files = added + patched
    var root = basePath
    if !plan.hidden.isEmpty {
      files.insert(
        try kustomization(
          in: "without/", resources: ["../" + basePath], patches: plan.hidden.map(removal),
          about: "The base without the objects that this cluster has whole, in objects/."), at: 0)
      root = "without"
    }
    let main = try kustomization(
      resources: [root] + added.map(\.path), patches: patches, about: "What this cluster has that its base does not have so.")
    return [main] + files
  }

  private static func kustomization(
    in folder: String = "", resources: [String], patches: [YAMLValue] = [], about: String
  ) throws -> OutputFile {
    var writer = YAMLDocumentWriter()
    writer.comment(GeneratedFile.notice + "\n" + about)
    writer.entry("apiVersion", "kustomize.config.k8s.io/v1beta1")
    writer.entry("kind", "Kustomization")
    writer.entry("resources", .list(resources.map { .string($0) }))
    if !patches.isEmpty { writer.entry("patches", .list(patches)) }
    return try OutputFile(path: folder + "kustomization.yaml", text: writer.text)
  }

  /// A strategic merge patch with all that an object is known by: kustomize stops if the base has no such object, where a target that
  /// matches nothing would be passed over.
  private static func removal(_ object: ObjectIdentity) -> YAMLValue {
    var metadata: YAMLMap = ["name": .string(object.name)]
    metadata["namespace"] = object.namespace.map { .string($0) }
    let patch: YAMLValue = [
      "$patch": "delete", "apiVersion": .string(object.apiVersion), "kind": .string(object.kind), "metadata": .map(metadata),
    ]
    return ["patch": .string(YAMLEmitter.text(for: patch))]
  }
}
