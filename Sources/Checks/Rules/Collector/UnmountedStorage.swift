import CollectorSchemas
import Diagnostics
import YAML

enum UnmountedStorage: CollectorRule {
  static let about = RuleDescription(
    "OTEL033", "unmounted-storage", .warning, "The folder of file_storage is in the container's own file system.",
    explanation: """
      `file_storage` keeps what must survive a restart: positions in log files, queues of exporters. In a folder that no volume is mounted
      over it is lost with the container, and the folder must exist at all, or the collector ends at its start unless `create_directory`
      is set. The default is `/var/lib/otelcol/file_storage`, on Windows `%ProgramData%\\Otelcol\\FileStorage`.
      """, sources: ["open-telemetry/opentelemetry-collector-contrib extension/storage/filestorage/README.md"])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    guard let runtime = collector.runtime, runtime.pod?.isHostProcess != true else { return }
    let enabled = Set(collector.enabledExtensions.map(\.id.canonical))
    for storage in collector.components(.extension) where storage.type == "file_storage" && enabled.contains(storage.id.canonical) {
      let written = storage.configuration["directory"]?.string
      let standard = collector.system == .windows ? "C:\\ProgramData\\Otelcol\\FileStorage" : "/var/lib/otelcol/file_storage"
      let folder = written ?? standard
      guard !folder.hasBytes("$"), !folder.hasBytes("%"),
        MountedFile.volume(at: ConfigurationArguments.normalized(folder), runtime.container) == nil
      else { continue }
      report.add(
        collector, storage.path + (written == nil ? [] : ["directory"]),
        "the folder \(folder) of the \(storage.title) is not on a volume of \(runtime.title)",
        related: [.init("the container", at: runtime.place())], hint: "mount a volume there, or name a folder on one")
    }
  }
}
