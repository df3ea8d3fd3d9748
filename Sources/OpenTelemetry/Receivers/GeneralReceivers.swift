public import ChartModel
import CollectorSchemas
public import Prometheus

extension Receiver {
  /// Takes in what applications send (opentelemetry-collector, receiver/otlpreceiver).
  ///
  /// - Parameters:
  ///   - grpc: nil: not by gRPC. The component's own default, localhost, cannot be reached from outside the pod.
  ///   - http: nil: not by HTTP.
  public static func otlp(
    named name: String? = nil, grpc: GRPCServer? = GRPCServer(endpoint: "0.0.0.0:4317"),
    http: HTTPServer? = HTTPServer(endpoint: "0.0.0.0:4318")
  ) -> Receiver {
    Receiver(
      Component(.receiver, "otlp", name, extensions: (grpc?.extensions ?? []) + (http?.extensions ?? [])) { map, version in
        map.map("protocols") { protocols in
          if let grpc { protocols.map("grpc") { $0.put(grpc, version) } }
          if let http { protocols.map("http") { $0.put(http, version) } }
        }
      })
  }
}

extension Receiver where S == Metrics {
  /// Scrapes as Prometheus does (opentelemetry-collector-contrib, receiver/prometheusreceiver).
  public static func prometheus(named name: String? = nil, _ jobs: [ScrapeJob]) -> Receiver {
    Receiver(
      Component(.receiver, "prometheus", name) { map, _ in
        map.map("config") { $0.list("scrape_configs", jobs.map { $0.item(in: .collector) }) }
      })
  }
}
