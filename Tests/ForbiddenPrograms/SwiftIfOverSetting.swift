// swift-format-ignore-file

import ChartModel
import Kubernetes

struct Values: ChartValues {
  @Setting("Whether nodes are scraped.") var enabled: Expr<Bool> = true
}

func parts(_ values: Values) -> Chart {
  Chart {
    if values.enabled {  // error: cannot convert value of type 'Expr<Bool>' to expected condition type 'Bool'
      ServiceAccount("agent")
    }
  }
}
