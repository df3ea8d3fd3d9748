public import ChartModel
import Diagnostics

/// What happens when a CronJob is due while its last Job still runs.
public enum ConcurrencyPolicy: String, Sendable {
  /// Both run.
  case allow = "Allow"
  /// The new run is left out.
  case forbid = "Forbid"
  /// The old run is stopped.
  case replace = "Replace"
}

/// A Job at set times.
public struct CronJob: KubernetesObject {
  public static let apiVersion = "batch/v1"
  public static let kind = "CronJob"
  /// Its Jobs' names have eleven characters more (kubernetes.io, "CronJob").
  public static let nameLimit = 52

  public let metadata: ObjectMetadata
  private let spec: [MapEntry]

  /// - Parameters:
  ///   - component: the value of `app.kubernetes.io/component`; the name's own unless given.
  ///   - timeZone: an IANA name such as `Etc/UTC`; nil for the controller's own.
  ///   - concurrencyPolicy: Kubernetes' default, for nil, is `Allow`.
  ///   - startingDeadline: seconds for which a missed run is still begun. Without it, a hundred missed runs end all further ones.
  ///   - successfulJobsHistoryLimit: how many finished Jobs are kept. Kubernetes' default is 3.
  ///   - failedJobsHistoryLimit: how many failed Jobs are kept. Kubernetes' default is 1.
  ///   - backoffLimit: how often a failed pod is tried again. Kubernetes' default is 6.
  ///   - activeDeadline: after so many seconds a Job has failed.
  ///   - ttlAfterFinished: seconds after which a finished Job is deleted.
  ///   - podFailurePolicy: which failures of its Jobs are final.
  ///   - pod: with the restart policy `Never` unless it says otherwise.
  public init<OS>(
    _ name: ObjectName, component: String? = nil, schedule: Expr<CronSchedule>, timeZone: Expr<String>? = nil,
    concurrencyPolicy: ConcurrencyPolicy? = .forbid, suspend: Expr<Bool>? = nil, startingDeadline: Expr<Int>? = nil,
    successfulJobsHistoryLimit: Expr<Int>? = nil, failedJobsHistoryLimit: Expr<Int>? = nil, backoffLimit: Expr<Int>? = nil,
    activeDeadline: Expr<Int>? = nil, ttlAfterFinished: Expr<Int>? = nil, podFailurePolicy: PodFailurePolicy? = nil,
    annotations: [Pair] = [], pod: PodSpec<OS>, fileID: String = #fileID, line: Int = #line, column: Int = #column
  ) {
    let metadata = ObjectMetadata(
      name, component: component, annotations: annotations, origin: SourceLocation(file: fileID, line: line, column: column))
    self.metadata = metadata
    spec = MapBuilder.entries { map in
      map.put("schedule", schedule)
      map.put("timeZone", timeZone)
      map.put("concurrencyPolicy", fixed: concurrencyPolicy?.rawValue)
      map.put("suspend", suspend)
      map.put("startingDeadlineSeconds", startingDeadline)
      map.put("successfulJobsHistoryLimit", successfulJobsHistoryLimit)
      map.put("failedJobsHistoryLimit", failedJobsHistoryLimit)
      map.map("jobTemplate") { job in
        job.map("spec") { spec in
          JobSpec(
            backoffLimit: backoffLimit, activeDeadline: activeDeadline, ttlAfterFinished: ttlAfterFinished,
            podFailurePolicy: podFailurePolicy
          ).encode(into: &spec, template: PodTemplate(pod, restartPolicy: .never), component: metadata.component)
        }
      }
    }
  }

  public func encode(into map: inout MapBuilder) { map.map("spec", entries: spec) }
}
