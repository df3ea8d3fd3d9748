import OpenTelemetry

extension EventLogSettings {
  /// Reads the node's event logs. In a HostProcess pod only: any other has event logs of its own (grafana/helm-charts issue 4037).
  ///
  /// - Parameter storage: where the position is kept.
  func receiver(storage: Storage) -> Receiver<Logs> {
    .windowsEventLog(named: "node", .query(query), storage: storage, retry: ConsumerRetry()).when(enabled)
  }
}
