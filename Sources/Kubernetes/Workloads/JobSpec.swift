import ChartModel

/// What a Job and the Jobs of a CronJob have in common.
struct JobSpec {
  var backoffLimit: Expr<Int>?
  var activeDeadline: Expr<Int>?
  var ttlAfterFinished: Expr<Int>?
  var completions: Expr<Int>?
  var parallelism: Expr<Int>?

  func encode(into map: inout MapBuilder, template: PodTemplate, component: String) {
    map.put("completions", completions)
    map.put("parallelism", parallelism)
    map.put("backoffLimit", backoffLimit)
    map.put("activeDeadlineSeconds", activeDeadline)
    map.put("ttlSecondsAfterFinished", ttlAfterFinished)
    map.map("template") { template.encode(into: &$0, component: component, selectorLabels: []) }
  }
}
