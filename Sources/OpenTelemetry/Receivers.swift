import ChartModel
public import Prometheus

extension Receiver where S == Metrics {
  /// Scrapes as Prometheus does (opentelemetry-collector-contrib, receiver/prometheusreceiver).
  public static func prometheus(_ jobs: [ScrapeJob]) -> Receiver {
    Receiver(
      Component(ComponentID("prometheus")) { map in
        map.map("config") { $0.list("scrape_configs", jobs.map { $0.item(in: .collector) }) }
      })
  }
}
