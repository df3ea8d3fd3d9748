/// What a spec imports: `import Wingen`.
@_exported public import ChartModel
@_exported public import CollectorSchemas
@_exported public import Kubernetes
@_exported public import MonitoringContent
@_exported public import OpenTelemetry
@_exported public import Prometheus
@_exported public import WindowsMonitoring
@_exported public import YAML
