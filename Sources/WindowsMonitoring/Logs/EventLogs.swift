import ChartModel
import OpenTelemetry

extension EventLogSettings {
  /// Reads the node's event logs. In a HostProcess pod only: any other has event logs of its own (grafana/helm-charts issue 4037).
  ///
  /// - Parameter storage: where positions are kept.
  func receivers(storage: Storage) -> [Receiver<Logs>] {
    channels.map { channel in
      .windowsEventLog(
        named: channel.name.lowercased(), .query(query(channel.name)), ignoresMissingChannel: true,
        // By it, Loki and others tell these from the logs of containers.
        resource: ["service.name": "windows-event-log"], storage: storage, retry: ConsumerRetry()
      ).when(channel.isRead)
    }
  }
}
