// swift-format-ignore-file

import ChartModel
import Kubernetes

struct Values: ChartValues {
  @Setting("The pool's name.") var pool: Expr<String> = "tools"
}

func variable(_ values: Values) -> Env {
  Env("POOL_\(values.pool)", values.pool)  // error: 'appendInterpolation' is deprecated: the value is known at install time only: give the text the type Expr<String>
}
