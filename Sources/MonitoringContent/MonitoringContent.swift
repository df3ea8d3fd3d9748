/// Rules, alerts and dashboards for Windows nodes.
public struct MonitoringContent: Sendable {}
