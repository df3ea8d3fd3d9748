public import ChartModel
public import Prometheus

// Components asked for a signal that they do not carry. Without these, the compiler would blame the list that they stand in.
extension Exporter where S == Metrics {
  @available(*, unavailable, message: "the logzio exporter takes no metrics: use prometheusRemoteWrite")
  public static func logzio(
    named name: String? = nil, token: Expr<String>, region: Expr<String>? = nil, endpoint: Expr<String>? = nil,
    http: HTTPClient = HTTPClient(), queue: SendingQueue? = nil, retry: Retry? = nil
  ) -> Exporter { fatalError() }
}

extension Exporter where S: LogsOrTraces {
  @available(*, unavailable, message: "remote write takes metrics only")
  public static func prometheusRemoteWrite(
    named name: String? = nil, endpoint: Expr<String>, externalLabels: [(key: String, value: Expr<String>)] = [],
    http: HTTPClient = HTTPClient()
  ) -> Exporter { fatalError() }
}

extension Processor where S: LogsOrTraces {
  @available(*, unavailable, message: "cumulativetodelta changes metrics only")
  public static func cumulativeToDelta(
    named name: String? = nil, include: [String] = [], exclude: [String] = [], isPattern: Bool = false,
    maxStaleness: Expr<CollectorDuration>? = nil
  ) -> Processor { fatalError() }
}

extension Receiver where S: LogsOrTraces {
  @available(*, unavailable, message: "scraping brings metrics only")
  public static func prometheus(named name: String? = nil, _ jobs: [ScrapeJob]) -> Receiver { fatalError() }
}

extension Receiver where S == Metrics {
  @available(*, unavailable, message: "files bring logs only")
  public static func fileLog(named name: String? = nil, include: [Expr<String>]) -> Receiver { fatalError() }
}
