import ChartModel
import Kubernetes
import YAML

extension ObjectKind {
  /// What runs pods to their end, and pods alone.
  static let jobKinds = [job, cronJob, pod]

  private static let job = ObjectKind(Job.self) { draft in
    guard let workload = Workload(&draft, selects: false) else { return nil }
    let parts = draft.fields.inside("spec") { JobParts(ofJob: &$0) } ?? JobParts()
    let done = draft
    func make(_ pod: some SomePod) -> Job {
      Job(
        done.name.value, component: done.component?.value, backoffLimit: parts.backoffLimit?.value,
        activeDeadline: parts.activeDeadline?.value, ttlAfterFinished: parts.ttl?.value, completions: parts.completions?.value,
        parallelism: parts.parallelism?.value, podFailurePolicy: parts.failurePolicy?.value, renamedOnChange: false,
        annotations: done.annotations?.value ?? [], pod: pod.pod)
    }
    return Written(
      draft, make(workload.pod.value),
      [
        ("backoffLimit", parts.backoffLimit?.code), ("activeDeadline", parts.activeDeadline?.code), ("ttlAfterFinished", parts.ttl?.code),
        ("completions", parts.completions?.code), ("parallelism", parts.parallelism?.code), ("podFailurePolicy", parts.failurePolicy?.code),
        ("renamedOnChange", .text("false")),
      ], tail: [("pod", workload.pod.code)])
  }

  private static let cronJob = ObjectKind(CronJob.self) { draft in
    guard let workload = Workload(&draft, selects: false, at: ["spec", "jobTemplate", "spec"]) else { return nil }
    guard let schedule = draft.fields.inside("spec", { $0.schedule("schedule") }) else { return nil }
    let timeZone = draft.fields.inside("spec") { $0.text("timeZone") }
    let policy = draft.fields.inside("spec") {
      $0.choice("concurrencyPolicy", [("allow", ConcurrencyPolicy.allow), ("forbid", .forbid), ("replace", .replace)])
    }
    let suspend = draft.fields.inside("spec") { $0.flag("suspend") }
    let deadline = draft.fields.inside("spec") { $0.number("startingDeadlineSeconds") }
    let successes = draft.fields.inside("spec") { $0.number("successfulJobsHistoryLimit") }
    let failures = draft.fields.inside("spec") { $0.number("failedJobsHistoryLimit") }
    let jobs = draft.fields.inside("spec") { spec in
      spec.inside("jobTemplate") { template in template.inside("spec") { JobParts(&$0) } }
    }
    let done = draft
    func make(_ pod: some SomePod) -> CronJob {
      CronJob(
        done.name.value, component: done.component?.value, schedule: schedule.value, timeZone: timeZone?.value,
        concurrencyPolicy: policy?.value, suspend: suspend?.value, startingDeadline: deadline?.value,
        successfulJobsHistoryLimit: successes?.value, failedJobsHistoryLimit: failures?.value, backoffLimit: jobs?.backoffLimit?.value,
        activeDeadline: jobs?.activeDeadline?.value, ttlAfterFinished: jobs?.ttl?.value, podFailurePolicy: jobs?.failurePolicy?.value,
        annotations: done.annotations?.value ?? [],
        pod: pod.pod)
    }
    let policyCode: SwiftCode? = policy?.value == .forbid ? nil : policy?.code ?? .text("nil")
    return Written(
      draft, make(workload.pod.value),
      [
        ("schedule", schedule.code), ("timeZone", timeZone?.code), ("concurrencyPolicy", policyCode), ("suspend", suspend?.code),
        ("startingDeadline", deadline?.code), ("successfulJobsHistoryLimit", successes?.code), ("failedJobsHistoryLimit", failures?.code),
        ("backoffLimit", jobs?.backoffLimit?.code), ("activeDeadline", jobs?.activeDeadline?.code), ("ttlAfterFinished", jobs?.ttl?.code),
        ("podFailurePolicy", jobs?.failurePolicy?.code),
      ], tail: [("pod", workload.pod.code)])
  }

  private static let pod = ObjectKind(Pod.self) { draft in
    guard let view = draft.view, let spec = draft.fields["spec"]?.map else { return nil }
    var metadata = Fields(draft.fields["metadata"]?.map ?? YAMLMap())
    // The pod's own labels and annotations are the object's.
    let importer = PodImporter(context: draft.context, view: view)
    guard let pod = importer.pod(spec, metadata: &metadata, selector: Written([], .list([]))) else { return nil }
    draft.fields.replace("metadata", metadata.leftover)
    draft.fields.drop("spec")
    let done = draft
    func make(_ pod: some SomePod) -> Pod {
      Pod(done.name.value, component: done.component?.value, annotations: done.annotations?.value ?? [], pod: pod.pod)
    }
    return Written(draft, make(pod.value), [], tail: [("pod", pod.code)])
  }

  /// What a Job says beside its pod.
  private struct JobParts {
    var backoffLimit: Written<Expr<Int>>?
    var activeDeadline: Written<Expr<Int>>?
    var ttl: Written<Expr<Int>>?
    var completions: Written<Expr<Int>>?
    var parallelism: Written<Expr<Int>>?
    var failurePolicy: Written<PodFailurePolicy>?

    init() {}

    init(_ fields: inout Fields) {
      backoffLimit = fields.number("backoffLimit")
      activeDeadline = fields.number("activeDeadlineSeconds")
      ttl = fields.number("ttlSecondsAfterFinished")
      failurePolicy = fields.take("podFailurePolicy", Self.failurePolicy)
    }

    /// One rule that lets the Job fail by a container's exit codes.
    private static func failurePolicy(_ value: YAMLValue) -> Written<PodFailurePolicy>? {
      let codes = value["rules"]?[0]?["onExitCodes"]
      let statuses = codes?["values"]?.list?.compactMap(\.int) ?? []
      guard let container = codes?["containerName"]?.string, !statuses.isEmpty,
        value == [
          "rules": [
            [
              "action": "FailJob", "onPodConditions": [],
              "onExitCodes": ["containerName": .string(container), "operator": "In", "values": .list(statuses.map { .int($0) })],
            ]
          ]
        ]
      else { return nil }
      return Written(
        .failJob(onExitCodes: statuses, of: container),
        .call(
          ".failJob",
          [("onExitCodes", .list(statuses.map { .text(String($0)) })), ("of", .text(SwiftLiteral.line(container)))]))
    }

    /// A Job of its own has these too; a CronJob's go in as they are.
    init(ofJob fields: inout Fields) {
      self.init(&fields)
      completions = fields.number("completions")
      parallelism = fields.number("parallelism")
    }
  }
}
