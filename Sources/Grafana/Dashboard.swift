/// A dashboard of Grafana.
public struct Dashboard: Sendable {
  public var title: String
}
