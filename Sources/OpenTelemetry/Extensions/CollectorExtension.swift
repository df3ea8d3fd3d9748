public import ChartModel
import CollectorSchemas
public import YAML

/// Something that runs beside the pipelines and that no component refers to.
public struct CollectorExtension: Sendable {
  /// What stands under `extensions` and in `service.extensions`.
  public let component: Component

  /// For an extension that has no function here.
  public init(_ component: Component) { self.component = component }

  /// An extension that is written out.
  public static func raw(_ type: String, named name: String? = nil, _ configuration: YAMLMap) -> CollectorExtension {
    CollectorExtension(.raw(.extension, type, named: name, configuration))
  }

  /// Answers probes at `/` (opentelemetry-collector-contrib, extension/healthcheckextension).
  public static func healthCheck(_ server: HTTPServer, path: Expr<String>? = nil) -> CollectorExtension {
    CollectorExtension(
      Component(.extension, "health_check", extensions: server.extensions) { map, version in
        map.put(server, version)
        map.put("path", path)
      })
  }

  /// Go's profiler (opentelemetry-collector-contrib, extension/pprofextension). localhost:1777 unless an endpoint is given.
  public static func pprof(
    endpoint: Expr<String>? = nil, blockProfileFraction: Expr<Int>? = nil, mutexProfileFraction: Expr<Int>? = nil
  ) -> CollectorExtension {
    CollectorExtension(
      Component(.extension, "pprof") { map, _ in
        map.put("endpoint", endpoint)
        map.put("block_profile_fraction", blockProfileFraction)
        map.put("mutex_profile_fraction", mutexProfileFraction)
      })
  }

  /// Pages about the collector's inside (opentelemetry-collector, extension/zpagesextension). localhost:55679 unless an endpoint is
  /// given.
  public static func zPages(endpoint: Expr<String>? = nil) -> CollectorExtension {
    CollectorExtension(Component(.extension, "zpages") { map, _ in map.put("endpoint", endpoint) })
  }
}

/// Keeps positions and queues on disk. A component that refers to it carries it with itself.
public struct Storage: Sendable {
  /// The extension that components name in `storage`.
  public let component: Component

  /// For an extension that has no function here.
  public init(_ component: Component) { self.component = component }

  /// Files in a folder, such as one of the node (opentelemetry-collector-contrib, extension/storage/filestorage).
  ///
  /// - Parameters:
  ///   - directory: /var/lib/otelcol/file_storage, on Windows %ProgramData%\Otelcol\FileStorage, unless it is set.
  ///   - createsDirectory: whether a folder that is missing is made; otherwise the collector does not start without it.
  ///   - compacts: whether files are made smaller at the start and when much has been taken out.
  public static func file(
    named name: String? = nil, directory: Expr<String>, createsDirectory: Expr<Bool>? = nil, timeout: Expr<CollectorDuration>? = nil,
    fsync: Expr<Bool>? = nil, compacts: Bool = false, compactionDirectory: Expr<String>? = nil
  ) -> Storage {
    Storage(
      Component(.extension, "file_storage", name) { map, _ in
        map.put("directory", directory)
        map.put("create_directory", createsDirectory)
        map.put("timeout", timeout)
        map.put("fsync", fsync)
        if compacts {
          map.map("compaction") { map in
            map.put("on_start", true)
            map.put("on_rebound", true)
            map.put("directory", compactionDirectory ?? directory)
          }
        }
      })
  }
}

/// Lets one of several collectors do what only one may. A component that refers to it carries it with itself.
public struct LeaderElector: Sendable {
  /// The extension that receivers name in `k8s_leader_elector`.
  public let component: Component

  /// For an extension that has no function here.
  public init(_ component: Component) { self.component = component }

  /// By a Lease object, which the collector must have the right to get, create and update (opentelemetry-collector-contrib,
  /// extension/k8sleaderelector: 15s, 10s and 2s unless they are set).
  public static func lease(
    named name: String? = nil, lease: Expr<String>, namespace: Expr<String>, duration: Expr<CollectorDuration>? = nil,
    renewDeadline: Expr<CollectorDuration>? = nil, retryPeriod: Expr<CollectorDuration>? = nil
  ) -> LeaderElector {
    LeaderElector(
      Component(.extension, "k8s_leader_elector", name) { map, _ in
        map.put("auth_type", "serviceAccount")
        map.put("lease_name", lease)
        map.put("lease_namespace", namespace)
        map.put("lease_duration", duration)
        map.put("renew_deadline", renewDeadline)
        map.put("retry_period", retryPeriod)
      })
  }
}

extension MapBuilder {
  mutating func put(_ elector: LeaderElector?, _ version: CollectorVersion) {
    put("k8s_leader_elector", fixed: elector?.component.name(in: version))
  }
}
