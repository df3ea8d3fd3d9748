import YAML

/// What becomes of the samples of a series (grafana/grafana, packages/grafana-data/src/transformations/fieldReducer.ts: `ReducerID`).
public enum Calculation: String, Sendable, Hashable {
  case last, lastNotNull, first, firstNotNull, min, max, mean, sum, count, range, delta, step
  case difference = "diff"
  case changeCount, distinctCount

  var reduceOptions: YAMLValue { ["calcs": [.string(rawValue)], "fields": "", "values": false] }
}
