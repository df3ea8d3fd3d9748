import ChartModel
import Prometheus

/// Alerts about the collectors themselves.
struct CollectorAlerts {
  let settings: WindowsAlertSettings
  let windows: RateWindows

  /// What collectors handle, as the names of their metrics have it, and in words.
  private static let signals = [("metric_points", "metric points"), ("log_records", "log records"), ("spans", "spans")]

  /// The rates of a counter of each signal, which a label names.
  ///
  /// With the ending since 0.12x of the collector's own client library, and without (open-telemetry/opentelemetry-collector, CHANGELOG.md;
  /// the names: exporter/exporterhelper/documentation.md, receiver/receiverhelper/documentation.md).
  ///
  /// - Parameter component: the label that names the component: `exporter`, `receiver`.
  private func rates(_ counter: String, by component: String) -> RuleQuery {
    let rates = Self.signals.map { signal, words -> RuleQuery in
      let metric = "otelcol_\(component)_\(counter)_\(signal)"
      return #"""
        label_replace(sum by (cluster, instance, \#(component)) (rate(\#(metric)_total[\#(windows.usual)]) \#
        or rate(\#(metric)[\#(windows.usual)])), "signal", "\#(words)", "", "") > 0
        """#
    }
    return rates.dropFirst().reduce(rates[0]) { "\($0) or \($1)" }
  }

  /// What is refused behind a receiver is lost if nobody sends it again: a scrape, above all.
  var lost: Rule {
    .alert(
      "CollectorDroppingData", settings.collectorDroppingData,
      """
      \(rates("send_failed", by: "exporter")) or \(rates("enqueue_failed", by: "exporter")) or \(rates("refused", by: "receiver"))
      """,
      AlertText(
        summary: "The collector {{ $labels.instance }} loses {{ $labels.signal }}.",
        description:
          #"{{ printf "%.1f" $value }} {{ $labels.signal }} a second {{ with $labels.exporter }}do not reach {{ . }}{{ else }}are refused behind {{ $labels.receiver }}{{ end }}."#,
        runbook: """
          The collector's log names the backend's answer: 401 and 403 are credentials, 429 is a limit, time-outs are the network. A queue \
          that is full drops what is new: raise its size or the number of consumers only when the backend keeps up. What is refused behind \
          a receiver found memory short (the memory limiter; raise the collector's memory limit or scrape less) or that queue full.
          """))
  }
}
