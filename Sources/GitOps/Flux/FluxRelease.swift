import ChartModel
import Fleet
import OutputTree
import YAML

extension FluxPlan {
  /// The ConfigMap with the cluster's values.
  private var valuesName: String { Self.bounded(name + "-values") }

  /// The folder `release`: the HelmRelease, and the ConfigMap that kustomize makes of the values.
  func releaseFiles(chart: ChartInfo) throws -> [OutputFile] {
    let generated: YAMLValue = [
      "apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization", "namespace": .string(fleet.flux.namespace),
      "resources": ["helmrelease.yaml"],
      "configMapGenerator": [
        [
          "name": .string(valuesName), "files": [.string("values.yaml=../\(RepositoryLayout.valuesFile)")],
          "options": ["annotations": .map(VariableSubstitution.disabled)],
        ]
      ], "configurations": ["name-references.yaml"],
    ]
    // kustomize knows by itself only where Kubernetes' own kinds name ConfigMaps.
    let references: YAMLValue = [
      "nameReference": [
        [
          "kind": "ConfigMap", "version": "v1",
          "fieldSpecs": [["path": "spec/valuesFrom/name", "kind": "HelmRelease", "group": "helm.toolkit.fluxcd.io"]],
        ]
      ]
    ]
    return [
      try GeneratedFile.yaml("release/helmrelease.yaml", releaseObjects(chart)),
      try GeneratedFile.yaml(
        "release/kustomization.yaml",
        comment: """
          The ConfigMap's name changes with the values, so that Flux upgrades at once.
          Flux may read ../values.yaml; to look at the result yourself: kustomize build --load-restrictor LoadRestrictionsNone
          """, [generated]),
      try GeneratedFile.yaml("release/name-references.yaml", [references]),
    ]
  }

  /// The root of a folder that Flux is bootstrapped with. Whatever it does not list Flux would remove, itself first of all.
  func entryFile() throws -> OutputFile {
    try GeneratedFile.yaml(
      "kustomization.yaml",
      comment: """
        For: flux bootstrap … --path=\(RepositoryLayout.inRepository(RepositoryLayout.clusterFolder(cluster.name), fleet))
        The bootstrap writes the folder \(bootstrapFolder) beside this file.
        """,
      [
        [
          "apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization",
          "resources": [.string(bootstrapFolder), "flux.yaml"],
        ]
      ])
  }

  /// `flux bootstrap` names its folder after the namespace (fluxcd/flux2, pkg/manifestgen/install and sync).
  private var bootstrapFolder: String { fleet.flux.namespace }

  /// The folder `secrets`, beside the files of the secrets themselves: the namespace, which must be there before Helm makes it.
  func secretsFiles() throws -> [OutputFile] {
    let namespace = YAMLValue.object(
      "v1", "Namespace", name: cluster.release.namespace, namespace: nil,
      annotations: [
        // It may be others' too (kustomize-controller, docs/spec/v1/kustomizations.md, "Controlling the apply behavior of resources").
        "kustomize.toolkit.fluxcd.io/ssa": "IfNotPresent", "kustomize.toolkit.fluxcd.io/prune": "disabled",
      ], [:])
    let resources = ["namespace.yaml"] + cluster.secrets.map(SecretFiles.fileName)
    return [
      try GeneratedFile.yaml("\(RepositoryLayout.secretsFolder)/namespace.yaml", [namespace]),
      try GeneratedFile.yaml(
        "\(RepositoryLayout.secretsFolder)/kustomization.yaml",
        [
          [
            "apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization",
            "resources": .list(resources.map(YAMLValue.string)),
          ]
        ]),
    ]
  }

  // MARK: - HelmRelease

  private func releaseObjects(_ chart: ChartInfo) -> [YAMLValue] {
    let flux = fleet.flux
    var objects: [YAMLValue] = []
    var spec: YAMLMap = [
      "interval": .string(flux.interval), "releaseName": .string(cluster.release.name),
      // On a hub the namespace of the HelmRelease need not be in the cluster, so Helm's records go where the release does.
      "targetNamespace": .string(cluster.release.namespace), "storageNamespace": .string(cluster.release.namespace),
      "timeout": "15m",
    ]
    spec.put("kubeConfig", kubeConfig)
    switch fleet.chartOrigin {
    case .repository:
      spec["chart"] = [
        "spec": [
          "chart": .string("./" + RepositoryLayout.inRepository(RepositoryLayout.chartFolder(cluster.spec), fleet)),
          // Otherwise a chart that changes without a new version would never arrive.
          "reconcileStrategy": "Revision",
          "sourceRef": ["kind": "GitRepository", "name": .string(fleet.name)],
        ]
      ]
    case .oci(let url, let version):
      objects.append(ociRepository(url + "/" + chart.name, version: version ?? chart.version))
      spec["chartRef"] = ["kind": "OCIRepository", "name": .string(name)]
    }
    spec["install"] = ["createNamespace": true, "remediation": ["retries": 3]]
    spec["upgrade"] = ["remediation": ["retries": 3]]
    spec["valuesFrom"] = [["kind": "ConfigMap", "name": .string(valuesName)]]
    objects.append(
      .object("helm.toolkit.fluxcd.io/v2", "HelmRelease", name: name, namespace: flux.namespace, ["spec": .map(spec)]))
    return objects.map(VariableSubstitution.protected)
  }

  private func ociRepository(_ url: String, version: String) -> YAMLValue {
    .object(
      "source.toolkit.fluxcd.io/v1", "OCIRepository", name: name, namespace: fleet.flux.namespace,
      [
        "spec": [
          "interval": .string(fleet.flux.interval), "url": .string(url),
          // A plus cannot stand in a tag; Helm pushes an underscore instead (helm/helm, pkg/registry).
          "ref": ["tag": .string(version.map { $0 == "+" ? "_" : String($0) }.joined())],
          "layerSelector": ["mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "operation": "copy"],
        ]
      ])
  }
}
