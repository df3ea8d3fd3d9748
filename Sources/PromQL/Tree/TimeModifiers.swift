/// Which time is looked at.
public struct TimeModifiers: Sendable, Hashable {
  public enum At: Sendable, Hashable {
    /// In seconds since 1970.
    case time(NumberLiteral)
    case start, end
    case variable(QueryVariable)
  }
  public enum Extension: String, Sendable, Hashable {
    /// Experimental, since Prometheus 3.7.
    case anchored, smoothed
  }

  public var offset: QueryDuration?
  public var at: At?
  public var extended: Extension?

  public init(offset: QueryDuration? = nil, at: At? = nil, extended: Extension? = nil) {
    self.offset = offset
    self.at = at
    self.extended = extended
  }
}
