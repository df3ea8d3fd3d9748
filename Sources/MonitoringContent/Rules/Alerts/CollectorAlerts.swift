import ChartModel
import Prometheus

/// Alerts about the collectors themselves.
struct CollectorAlerts {
  let settings: WindowsAlertSettings
  let windows: RateWindows

  /// The rates of a counter of each signal, which a label names.
  ///
  /// With the ending since 0.12x of the collector's own client library, and without (open-telemetry/opentelemetry-collector, CHANGELOG.md;
  /// the names: exporter/exporterhelper/documentation.md, receiver/receiverhelper/documentation.md).
  ///
  /// - Parameter component: the label that names the component: `exporter`, `receiver`.
  private func rates(_ counter: String, by component: String) -> RuleQuery {
    let rates = Telemetry.Signal.allCases.map { signal -> RuleQuery in
      let metric = "otelcol_\(counter)_\(signal.rawValue)"
      return #"""
        label_replace(sum by (cluster, instance, \#(component)) (rate(\#(metric)_total[\#(windows.usual)]) \#
        or rate(\#(metric)[\#(windows.usual)])), "signal", "\#(signal.words)", "", "") > 0
        """#
    }
    return rates.dropFirst().reduce(rates[0]) { "\($0) or \($1)" }
  }

  /// What is refused behind a receiver is lost if nobody sends it again: a scrape, above all.
  var lost: Rule {
    .alert(
      "CollectorDroppingData", settings.collectorDroppingData,
      Telemetry.losses.dropFirst().reduce(rates(Telemetry.losses[0].counter, by: Telemetry.losses[0].component)) {
        "\($0) or \(rates($1.counter, by: $1.component))"
      },
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
