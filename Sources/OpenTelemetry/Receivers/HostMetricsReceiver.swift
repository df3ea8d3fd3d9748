public import ChartModel
public import CollectorSchemas
import Prometheus
import YAML

/// What is read of a host (opentelemetry-collector-contrib, receiver/hostmetricsreceiver/internal/scraper).
public enum HostScraper: Sendable {
  /// Time that each CPU spends in each state.
  ///
  /// - utilization: whether the share of time in each state is given too.
  case cpu(utilization: Bool = false)
  /// What is read from and written to each disk.
  ///
  /// - devices: by their names.
  case disk(devices: HostFilter? = nil)
  /// How full each file system is.
  ///
  /// - utilization: whether the share that is full is given too.
  case filesystem(utilization: Bool = false, types: HostFilter? = nil, mountPoints: HostFilter? = nil)
  /// How much is waiting to run, on average over 1, 5 and 15 minutes.
  ///
  /// - dividesByCPUs: whether the averages are divided by the number of logical CPUs.
  case load(dividesByCPUs: Bool = false)
  /// How much memory is in each state.
  ///
  /// - utilization: whether the share in each state is given too.
  case memory(utilization: Bool = false)
  /// Traffic, errors and drops of each interface, and TCP connections.
  ///
  /// - interfaces: by their names.
  case network(interfaces: HostFilter? = nil)
  /// Page files or swap: how much is used, and how often.
  ///
  /// - utilization: whether the share that is full is given too.
  case paging(utilization: Bool = false)
  /// How many processes there are. Not on Windows.
  case processes
  /// Each process for itself: many series.
  case process(names: HostFilter? = nil)
  /// What fits nowhere else, such as how long the host has been up.
  case system

  var name: String {
    switch self {
    case .cpu: "cpu"
    case .disk: "disk"
    case .filesystem: "filesystem"
    case .load: "load"
    case .memory: "memory"
    case .network: "network"
    case .paging: "paging"
    case .processes: "processes"
    case .process: "process"
    case .system: "system"
    }
  }

  /// The systems on which it runs (each scraper's metadata.yaml and factory.go).
  public var systems: Set<CollectorSystem> { if case .processes = self { [.linux] } else { [.linux, .windows] } }
}

/// What a scraper takes, or leaves out.
public struct HostFilter: Sendable {
  /// How patterns are compared with names.
  public enum Match: String, Sendable {
    /// They are the names.
    case strict
    /// They are regular expressions.
    case regexp
  }

  fileprivate var isInclude: Bool
  fileprivate var match: Match
  fileprivate var patterns: [String]

  /// Only what one of the patterns fits.
  public static func include(_ patterns: [String], match: Match = .strict) -> HostFilter {
    HostFilter(isInclude: true, match: match, patterns: patterns)
  }
  /// All but what one of the patterns fits.
  public static func exclude(_ patterns: [String], match: Match = .strict) -> HostFilter {
    HostFilter(isInclude: false, match: match, patterns: patterns)
  }
}

extension Receiver where S == Metrics {
  /// Metrics of the machine (opentelemetry-collector-contrib, receiver/hostmetricsreceiver).
  ///
  /// In a container that is isolated, those of the container: a node's need the host's files on Linux, a HostProcess pod on Windows.
  ///
  /// - Parameters:
  ///   - interval: 1m unless it is set.
  ///   - rootPath: where the host's root is mounted. Linux only: Windows' collector does not start with it.
  public static func hostMetrics(
    named name: String? = nil, interval: Expr<CollectorDuration>? = nil, rootPath: Expr<String>? = nil, _ scrapers: [HostScraper]
  ) -> Receiver {
    Receiver(
      Component(.receiver, "host_metrics", name) { map, _ in
        map.put("collection_interval", interval)
        map.put("root_path", rootPath)
        map.map("scrapers") { map in for scraper in scrapers { map.put(scraper.name, tree: scraper.tree) } }
      })
  }
}

extension HostScraper {
  fileprivate var tree: Tree {
    MapBuilder.tree { map in
      switch self {
      case .cpu(let utilization): if utilization { map.enable("system.cpu.utilization") }
      case .disk(let devices): map.put(devices, "devices")
      case .filesystem(let utilization, let types, let mountPoints):
        if utilization { map.enable("system.filesystem.utilization") }
        map.put(types, "fs_types", "fs_types")
        map.put(mountPoints, "mount_points", "mount_points")
      case .load(let dividesByCPUs): if dividesByCPUs { map.put("cpu_average", true) }
      case .memory(let utilization): if utilization { map.enable("system.memory.utilization") }
      case .network(let interfaces): map.put(interfaces, "interfaces")
      case .paging(let utilization): if utilization { map.enable("system.paging.utilization") }
      case .processes, .system: break
      case .process(let names):
        map.put(names, "names")
        // Processes of others cannot be read without rights that collectors should not have.
        map.put("mute_process_all_errors", true)
      }
    }
  }
}

extension MapBuilder {
  fileprivate mutating func enable(_ metric: String) { map("metrics") { $0.map(metric) { $0.put("enabled", true) } } }

  /// - Parameter suffix: of `include_` and `exclude_` where there are several filters; `include` and `exclude` without one.
  fileprivate mutating func put(_ filter: HostFilter?, _ key: String, _ suffix: String? = nil) {
    guard let filter else { return }
    map((filter.isInclude ? "include" : "exclude") + (suffix.map { "_\($0)" } ?? "")) { map in
      map.list(key, filter.patterns.map { Tree.value(.string($0.doublingDollars)) })
      map.put("match_type", choice: filter.match)
    }
  }
}
