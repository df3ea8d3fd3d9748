import ChartModel
import Checks
import Diagnostics
import Glibc
import Scheduling
import YAML

/// The configuration of the checks: a file, over which options of the command line go.
struct LintSettings {
  var configuration = LintConfiguration()
  /// The configuration's file, if there is one.
  private(set) var file: String?
  /// The configuration's folder.
  var folder = "."
  /// The nodes of the cluster, if a file with them was named.
  var nodes: [ClusterNode] = []

  static func read(_ file: String?, kubeVersion: String?, nodes: String?) throws -> LintSettings {
    var settings = LintSettings()
    if let file = file ?? nearestFile() {
      let bytes: [UInt8]
      do { bytes = try InputFile.read(file, limit: 1 << 20) } catch { throw Stop(error, .wrongUsage) }
      do { settings.configuration = try LintConfiguration(bytes, file: file) } catch { throw Stop(error.diagnostics, .wrongUsage) }
      settings.file = file
      settings.folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    }
    if let kubeVersion {
      guard let version = KubernetesVersion(kubeVersion) else { throw Stop(ReleaseFault.kubeVersion(kubeVersion), .wrongUsage) }
      settings.configuration.cluster.kubernetes = version
    }
    if let nodes {
      settings.nodes = try NodesFile.read(nodes)
      settings.configuration.cluster.add(settings.nodes)
    }
    return settings
  }

  /// What decides, in a line.
  var summary: String {
    let configuration = file.map { "configuration: \(CommandWording.shellQuoted($0))" } ?? "no \(LintConfiguration.fileName) found"
    let version = self.configuration.cluster.kubernetes.map { "Kubernetes \($0)" } ?? "any Kubernetes version"
    return "\(configuration); \(version)"
  }

  /// In the current folder or the nearest above it that has one; not beyond a repository's folder.
  private static func nearestFile() -> String? {
    var folder = ""
    for _ in 0..<64 {
      if InputFile.exists(folder + LintConfiguration.fileName) { return folder + LintConfiguration.fileName }
      if InputFile.exists(folder + ".git") || InputFile.isSame(folder.isEmpty ? "." : folder, "/") { return nil }
      folder += "../"
    }
    return nil
  }
}
