import Wingen

struct Settings: ChartValues {
  // FRAGMENT
}
