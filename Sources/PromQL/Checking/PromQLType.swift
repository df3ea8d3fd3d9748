/// What an expression gives. Source: prometheus/prometheus, promql/parser/value.go.
public enum PromQLType: Sendable, Hashable {
  case scalar, string
  case instantVector, rangeVector
  /// Of variables: whatever is wanted.
  case any
}
