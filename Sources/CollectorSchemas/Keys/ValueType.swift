/// What a key's value must look like.
indirect enum ValueType: Sendable, Hashable {
  case any
  /// Text alone: the collector's decoder converts no number and no Boolean to text.
  case text
  /// Any scalar, as Prometheus' own reader takes numbers for text.
  case word
  /// Text that is a credential.
  case secret
  /// Any scalar that is a credential, read by Prometheus.
  case secretWord
  case bool
  case int
  case unsigned
  case number
  /// A Go duration such as `1m30s`.
  case duration
  /// A duration in Prometheus' syntax, such as `1d`.
  case prometheusDuration
  /// A number of bytes, or text such as `16KiB`.
  case byteSize
  /// The ID of a component of a kind.
  case component(ComponentKind)
  /// The ID of a pipeline.
  case pipeline
  case list(ValueType)
  /// Keys of the user's own choice.
  case table(ValueType)
  /// The number of a block in its table.
  case block(Int)
  /// Blocks told apart by the value of a key; the number of the set.
  case variants(Int)
  /// Any of several forms.
  case choice([ValueType])
}
