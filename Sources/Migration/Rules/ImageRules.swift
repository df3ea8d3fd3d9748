import YAML

/// Images: only the collector's is the same in both charts.
enum ImageRules {
  static let keys = [
    OldKey("image.repository", .text, .converted(repository)),
    OldKey("image.tag", [.text, .integer, .float], .leftOut(.collectorRelease)),
    OldKey.same("image.pullPolicy", .text, .collectorImagePullPolicy),
    OldKey("imagePullSecrets", .list, .converted(pullSecrets)),
    OldKey("windowsExporterInstallerImage.repository", .text, .leftOut(.otherImages)),
    OldKey("windowsExporterInstallerImage.tag", [.text, .integer, .float], .leftOut(.otherImages)),
    OldKey("windowsExporterInstallerImage.pullPolicy", .text, .leftOut(.neverRead)),
    OldKey("nginxWindowsImage.repository", .text, .leftOut(.otherImages)),
    OldKey("nginxWindowsImage.tag", [.text, .integer, .float], .leftOut(.otherImages)),
    OldKey("nginxWindowsImage.useVersionSuffix", .boolean, .leftOut(.otherImages)),
    OldKey("nginxWindowsImage.pullPolicy", .text, .leftOut(.neverRead)),
    OldKey("spmImage", .map, .leftOut(.otherDuty)),
    OldKey("command", .map, .leftOut(.decidedByChart)),
  ]

  /// The first part of a name is a registry if it has a dot or a colon, or is `localhost`; otherwise the registry is Docker Hub, where names
  /// of one part stand under `library` (distribution/reference, normalize.go).
  private static func repository(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    var parts = (value.string ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var registry = "docker.io"
    let hasRegistry = parts.count > 1 && (parts[0] == "localhost" || parts[0].contains { ".:".contains($0) })
    if hasRegistry { registry = parts.removeFirst() } else if parts.count == 1 { parts.insert("library", at: 0) }
    let path = parts.joined(separator: "/")
    guard !parts.contains(""), !path.contains(where: { ":@".contains($0) }) else { throw .image(["image", "repository"]) }
    return .settings(
      [
        Assignment(.collectorImageRegistry, LocatedValue(.string(registry), at: value.position)),
        Assignment(.collectorImageRepository, LocatedValue(.string(path), at: value.position)),
      ],
      notes: hasRegistry ? ["a mirror must have the release that the chart names, of the contrib distribution"] : [])
  }

  /// The old chart gives them to collectors and to the installer, not to the proxy (templates/_pod.tpl, job.yaml, daemonset.yaml).
  private static func pullSecrets(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    .settings([Assignment(.collectorImagePullSecrets, value), Assignment(.installerPullSecrets, value)])
  }
}
