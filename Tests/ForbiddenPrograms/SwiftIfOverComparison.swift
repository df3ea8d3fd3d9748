// swift-format-ignore-file

import ChartModel
import Kubernetes

struct Values: ChartValues {
  @Setting("Where the agent sends to.") var region: Expr<String> = "eu"
  @Setting("The port it listens to.") var port: Expr<Int> = 9182
  @Setting("Whether nodes are scraped.") var enabled: Expr<Bool> = true
}

func parts(_ values: Values) -> Chart {
  Chart {
    if values.region == "eu" { ServiceAccount("a") }  // error: '==' is deprecated: known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b
    if values.region != "eu" { ServiceAccount("b") }  // error: '!=' is deprecated: known at install time only: write If(a != b) instead of if a != b, let c: Expr<Bool> = a != b
    if "eu" == values.region { ServiceAccount("c") }  // error: '==' is deprecated: known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b
    if values.region == values.region { ServiceAccount("d") }  // error: '==' is deprecated: known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b
    if values.port == 9182 { ServiceAccount("e") }  // error: '==' is deprecated: known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b
    if values.port != 9182 { ServiceAccount("f") }  // error: '!=' is deprecated: known at install time only: write If(a != b) instead of if a != b, let c: Expr<Bool> = a != b
    if values.enabled == true { ServiceAccount("g") }  // error: '==' is deprecated: known at install time only: write If(a == b) instead of if a == b, let c: Expr<Bool> = a == b
  }
}
