import ChartModel
import Digest
import Fleet
import OutputTree
import YAML

/// All files of one cluster's folder.
struct ClusterFiles {
  let fleet: Fleet
  /// What kustomize's overlays build on, by folder.
  let bases: [String: [YAMLValue]]
  /// Digests of charts, by spec.
  let chartDigests: [String: String]

  /// - Throws: `OutputError` for a path that no folder can hold.
  func tree(of release: ClusterRelease, known: inout ObjectFiles) throws -> FileTree {
    let cluster = release.cluster
    let values = try OutputFile(path: RepositoryLayout.valuesFile, text: Self.text(ofValues: release.values))
    var files = [values]
    switch cluster.delivery {
    case .argocd: files += try ArgoCD.clusterFiles(release, in: fleet)
    case .flux: files += try Flux.clusterFiles(release, in: fleet)
    case .kustomize:
      let base = RepositoryLayout.baseFolder(of: cluster)
      files += try Kustomize.overlay(
        release.objects, over: bases[base] ?? [],
        basePath: RepositoryLayout.path(from: RepositoryLayout.clusterFolder(cluster.name), to: base),
        namespace: cluster.release.namespace)
    case .manifests:
      files += try PlainManifests.files(release.objects, namespace: cluster.release.namespace, known: &known).map {
        try $0.moved(to: RepositoryLayout.manifestsFolder)
      }
    }
    if [.kustomize, .manifests].contains(cluster.delivery) {
      // Argo CD and Flux make the namespace themselves.
      let namespace = try PlainManifests.namespaceFile(cluster.release.namespace, besides: release.objects)
      if let namespace { files.append(namespace) }
    }
    files += try SecretFiles.files(cluster, in: fleet)
    files.append(try provenance(of: release, values))
    return try FileTree(files)
  }

  private static func text(ofValues values: YAMLMap) -> String {
    "# The values of this cluster: its layers in the fleet, laid over each other. Written by wingen; change the layers.\n"
      + (values.isEmpty ? "{}\n" : YAMLEmitter.text(for: .map(values)))
  }

  /// What went into the folder, by digests: equal records mean equal files.
  private func provenance(of release: ClusterRelease, _ values: OutputFile) throws -> OutputFile {
    let cluster = release.cluster
    let record: YAMLValue = [
      "cluster": .string(cluster.name),
      "spec": .string(SpecFolder.name(for: cluster.spec)),
      "chart": [
        "name": .string(release.chart.name), "version": .string(release.chart.version),
        "sha256": .string(chartDigests[cluster.spec] ?? ""),
      ],
      "release": [
        "name": .string(cluster.release.name), "namespace": .string(cluster.release.namespace),
        "kubernetes": .string(cluster.release.kubernetes.description),
      ],
      "values": ["sha256": .string(SHA256.hexDigest(values.contents))],
    ]
    return try OutputFile(path: "provenance.json", text: JSONWriter.text(for: record, pretty: true) + "\n")
  }
}
