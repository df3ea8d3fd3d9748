public import ChartModel

extension Exporter where S == Metrics {
  /// Prometheus remote write (opentelemetry-collector-contrib, exporter/prometheusremotewriteexporter at v0.156.0).
  ///
  /// Metric names stay what the exporters call them: no suffix is added and no scope labels, which would change every series at
  /// each upgrade of the collector.
  ///
  /// - Parameters:
  ///   - endpoint: must be given: the collector's own default loses all data silently.
  ///   - externalLabels: for every series.
  ///   - bearerTokenFile: a mounted file with the token; read again when it changes.
  public static func prometheusRemoteWrite(
    _ name: String, endpoint: Expr<String>, externalLabels: [(key: String, value: Expr<String>)] = [], bearerTokenFile: String? = nil
  ) -> Exporter {
    let authenticator = bearerTokenFile.map { file in
      Component(ComponentID("bearertokenauth", name)) { map in
        map.put("scheme", "Bearer")
        map.put("filename", fixed: file)
      }
    }
    return Exporter(
      Component(ComponentID("prometheus_remote_write", name), extensions: authenticator.map { [$0] } ?? []) { map in
        map.put("endpoint", endpoint)
        if let authenticator { map.map("auth") { $0.put("authenticator", fixed: authenticator.id.text) } }
        map.put("timeout", "30s")
        map.put("translation_strategy", "UnderscoreEscapingWithoutSuffixes")
        map.put("disable_scope_info", true)
        map.map("target_info") { $0.put("enabled", false) }
        map.map("external_labels") { labels in for label in externalLabels { labels.put(label.key, label.value.unlessEmpty) } }
      })
  }
}
