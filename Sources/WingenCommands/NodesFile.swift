import Diagnostics
import Scheduling
import YAML

/// The output of `kubectl get nodes -o json`, or the same as YAML.
enum NodesFile {
  /// A cluster of 5,000 nodes, the most that Kubernetes supports, has about 100 MiB (kubernetes.io, "Considerations for large clusters").
  private static let limit = 256 << 20

  static func read(_ path: String) throws -> [ClusterNode] {
    do {
      var options = YAMLReader.Options()
      options.maxBytes = limit
      let name = path == "-" ? "<standard input>" : path
      let documents = try YAMLReader.read(InputFile.read(path, limit: limit), file: name, options: options)
      return try ClusterNode.read(documents, file: name)
    } catch let error as any DiagnosticError {
      throw Stop(error, .wrongUsage)
    }
  }
}
