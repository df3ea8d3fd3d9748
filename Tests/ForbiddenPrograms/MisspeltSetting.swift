// swift-format-ignore-file

import ChartModel
import Kubernetes

struct Values: ChartValues {
  @Setting("How many pods there are.") var replicas: Expr<Int> = 1
}

func deployment(_ values: Values, _ pod: PodSpec<Linux>) -> Deployment {
  Deployment("gateway", replicas: values.replica, pod: pod)  // error: value of type 'Values' has no member 'replica'
}
