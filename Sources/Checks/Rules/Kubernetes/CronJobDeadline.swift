import Diagnostics
import YAML

enum CronJobDeadline: ObjectRule {
  static let about = RuleDescription(
    "K8S128", "cron-job-deadline", .warning, "A CronJob's startingDeadlineSeconds is too short for its controller.",
    explanation: """
      The controller looks at CronJobs every ten seconds. With a deadline of less than that a run can be over its deadline before the
      controller sees that it is due, and then it is not started at all.

      Set `startingDeadlineSeconds` to 10 or more, or leave it out.
      """,
    sources: ["kubernetes.io, \"CronJob\" (Deadline for delayed Job start, Job creation)"])

  static func check(_ object: ObjectView, _ report: inout RuleReport) {
    guard object.kind == "CronJob", object.group == "batch", let seconds = object.spec["startingDeadlineSeconds"]?.int,
      (0..<10).contains(seconds)
    else { return }
    report.add(
      object, ["spec", "startingDeadlineSeconds"], "startingDeadlineSeconds \(seconds) is shorter than the ten seconds between two looks",
      hint: "set it to 10 or more, or leave it out")
  }
}
