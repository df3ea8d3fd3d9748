import Wingen

struct Settings: ChartValues {
  @Setting("Whether it is there.") var enabled: Expr<Bool> = true
  @Setting("A name.") var name: Expr<String> = "agent"
  @Setting("A number.", .range(1...65535)) var port: Expr<Int> = 9182
}

func chart(_ values: Settings) -> Chart {
  Chart {
    // FRAGMENT
  }
}
