// swift-format-ignore-file

import ChartModel
import Kubernetes

struct Values: ChartValues {
  @Setting("Minutes between two runs.") var minutes: Expr<Int> = 10
}

func job(_ values: Values, _ pod: PodSpec<Windows>) -> CronJob {
  CronJob("installer", schedule: values.minutes, pod: pod)  // error: cannot convert value of type 'Expr<Int>' to expected argument type 'Expr<CronSchedule>'
}
