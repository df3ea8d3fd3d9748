extension ChartInfo {
  /// Whether Helm installs the chart on clusters of a version: all of them if it asks for none, and none if it asks for what is no range
  /// (helm/helm, pkg/action/action.go and pkg/chart/v2/util/compatible.go).
  package func isInstallable(on version: KubernetesVersion) -> Bool {
    kubeVersion.isEmpty || VersionRange(kubeVersion)?.allows(ChartVersion(version)) ?? false
  }

  /// The versions that the chart's range names, as far as they can be Kubernetes'.
  package var namedKubernetesVersions: [KubernetesVersion] {
    (VersionRange(kubeVersion)?.bounds ?? []).compactMap { KubernetesVersion($0.core) }
  }
}

extension ChartVersion {
  /// A cluster's version, its distribution's suffix as what Semantic Versioning calls a prerelease.
  package init(_ version: KubernetesVersion) {
    self.init(
      major: UInt64(clamping: version.major), minor: UInt64(clamping: version.minor), patch: UInt64(clamping: version.patch),
      prerelease: version.suffix.split(separator: ".").map(String.init))
  }
}
