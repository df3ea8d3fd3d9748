public import ChartModel
import CollectorSchemas
import YAML

extension Exporter {
  /// OTLP by gRPC (opentelemetry-collector, exporter/otlpexporter).
  ///
  /// - Parameters:
  ///   - endpoint: HOST:PORT; the port is usually 4317.
  ///   - timeout: 5s unless it is set.
  public static func otlpGRPC(
    named name: String? = nil, endpoint: Expr<String>, _ client: GRPCClient = GRPCClient(), timeout: Expr<CollectorDuration>? = nil,
    queue: SendingQueue? = nil, retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "otlp_grpc", name, extensions: client.extensions + (queue?.extensions ?? [])) { map, version in
        map.put("endpoint", endpoint)
        map.put(client, version)
        map.put("timeout", timeout)
        map.put(queue, version)
        map.put(retry)
      })
  }

  /// How OTLP is written in HTTP's bodies.
  public enum OTLPEncoding: String, Sendable {
    /// Protocol Buffers; the exporter's default.
    case proto
    /// OTLP's JSON: larger, and readable on its way.
    case json
  }

  /// OTLP by HTTP (opentelemetry-collector, exporter/otlphttpexporter).
  ///
  /// - Parameters:
  ///   - endpoint: the address before `/v1/metrics` and so on.
  ///   - whole: whether the endpoint is the signal's whole address.
  public static func otlpHTTP(
    named name: String? = nil, endpoint: Expr<String>, isWhole whole: Bool = false, _ client: HTTPClient = HTTPClient(),
    encoding: OTLPEncoding? = nil, queue: SendingQueue? = nil, retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "otlp_http", name, extensions: client.extensions + (queue?.extensions ?? [])) { map, version in
        map.put(whole ? "\(S.name)_endpoint" : "endpoint", endpoint)
        map.put(client, version)
        map.put("encoding", choice: encoding)
        map.put(queue, version)
        map.put(retry)
      })
  }
}

/// Where the collectors behind a balancing exporter are found (opentelemetry-collector-contrib, exporter/loadbalancingexporter).
public enum BalancingResolver: Sendable {
  /// A fixed list of HOST:PORT; 4317 where there is no port.
  case hosts([Expr<String>])
  /// All addresses of a headless Service's name.
  case dns(Expr<String>, port: Int = 4317)
  /// The endpoints of a Service `NAME.NAMESPACE`; the service account must be allowed to get, list and watch endpointslices.
  case kubernetes(service: Expr<String>, ports: [Int] = [4317])
}

extension Exporter where S: LogsOrTraces {
  /// What belongs together goes to the same collector (opentelemetry-collector-contrib, exporter/loadbalancingexporter).
  ///
  /// - Parameter routingKey: `traceID` for traces and `service` for logs unless it is set (README.md at v0.156.0); `resource` …
  public static func loadBalancing(
    named name: String? = nil, _ resolver: BalancingResolver, _ client: GRPCClient = GRPCClient(), routingKey: String? = nil,
    queue: SendingQueue? = nil, retry: Retry? = nil
  ) -> Exporter {
    Exporter(
      Component(.exporter, "load_balancing", name, extensions: client.extensions + (queue?.extensions ?? [])) { map, version in
        map.put("routing_key", fixed: routingKey)
        map.map("resolver") { map in
          switch resolver {
          case .hosts(let hosts): map.map("static") { $0.list("hostnames", hosts) }
          case .dns(let host, let port):
            map.map("dns") { map in
              map.put("hostname", host)
              map.put("port", fixed: String(port))
            }
          case .kubernetes(let service, let ports):
            map.map("k8s") { map in
              map.put("service", service)
              map.list("ports", ports.map { Tree.value(.int($0)) })
            }
          }
        }
        map.map("protocol") { map in
          var otlp = MapBuilder()
          otlp.put(client, version)
          map.put("otlp", tree: otlp.entries.isEmpty ? .value([:]) : .folding(otlp.entries))
        }
        map.put(queue, version)
        map.put(retry)
      })
  }
}
