public import OutputTree
public import YAML

/// A folder of manifests, one object a file, for `kubectl apply --namespace NAMESPACE --filename FOLDER` and tools that work alike.
///
/// The folder holds exactly what the chart renders. Neither adds Helm anything at installation that is missing here: the chart's
/// templates themselves write `app.kubernetes.io/managed-by`.
public enum PlainManifests {
  /// - Parameters:
  ///   - objects: in the order of installation, which the files keep.
  ///   - namespace: the release's, where objects go that name none.
  /// - Throws: `DiagnosticList` for objects without a name, lists, and objects that are one in the cluster (OBJ001 to OBJ004).
  public static func files(_ objects: [YAMLValue], namespace: String) throws -> [OutputFile] {
    var known = ObjectFiles()
    return try files(objects, namespace: namespace, known: &known)
  }

  /// The same, without writing objects anew that were the same in the cluster before.
  static func files(_ objects: [YAMLValue], namespace: String, known: inout ObjectFiles) throws -> [OutputFile] {
    let stems = ObjectFileNames.stems(try ObjectIdentity.all(objects, namespace: namespace))
    return try zip(objects, stems).map { try known.file($0, path: $1 + ".yaml") }
  }

  /// The release's namespace as an object of its own; nil if the chart makes it, or every cluster has it.
  ///
  /// Helm makes no Namespace either, unless asked to, and does not remove it. So this file belongs beside the folder of manifests (or
  /// the overlay), not into it: whoever deletes what the folder holds would otherwise delete all that others have in the namespace.
  public static func namespaceFile(_ namespace: String, besides objects: [YAMLValue]) throws -> OutputFile? {
    let isThere = objects.contains {
      $0["kind"] == "Namespace" && $0["apiVersion"] == "v1" && $0["metadata"]?["name"] == .string(namespace)
    }
    if isThere || clusterNamespaces.contains(namespace) { return nil }
    let object: YAMLValue = ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(namespace)]]
    return try OutputFile(path: "namespace.yaml", text: YAMLEmitter.text(for: object))
  }

  /// What Kubernetes makes by itself (kubernetes.io/docs/concepts/overview/working-with-objects/namespaces, "Initial namespaces").
  private static let clusterNamespaces: Set<String> = ["default", "kube-node-lease", "kube-public", "kube-system"]
}
