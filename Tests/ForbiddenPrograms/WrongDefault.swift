// swift-format-ignore-file

import ChartModel

struct Values: ChartValues {
  @Setting("How many pods there are.") var replicas: Expr<Int> = "one"  // error: generic struct 'Expr' requires that 'Int' conform to 'TextRepresentable'
}
