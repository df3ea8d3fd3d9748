public struct Taint: Sendable, Hashable {
  public init?(_ text: String) { return nil }
  public var key: String
  public var value: String
  public var effect: String
}
