import CollectorSchemas
import YAML

/// An address that a collector listens on.
struct Listener: Sendable {
  /// What listens, for messages: `receiver "otlp"`.
  let title: String
  /// As written; empty for all of the pod's addresses.
  let host: String
  let port: Int
  let isUDP: Bool
  /// From the configuration's root, as far as it is written.
  let path: [PathElement]

  var isLocal: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
  private var isWildcard: Bool { host.isEmpty || host == "0.0.0.0" || host == "::" }

  /// `localhost:13133`, for messages.
  var address: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

  /// Whether only one of two can have its address.
  func clashes(_ other: Listener) -> Bool {
    port == other.port && isUDP == other.isUDP
      && (isWildcard || other.isWildcard || host == other.host || isLocal && other.isLocal)
  }

  /// `host:port`, `:port`, `[::]:port`; the host may come from a variable. Nil where the port is not written out, and for sockets.
  static func split(_ address: String) -> (host: String, port: Int)? {
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]), (1...65_535).contains(port),
      !address.hasBytes("/")
    else { return nil }
    var host = address[..<colon]
    if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
    return (String(host), port)
  }
}

extension CollectorView {
  /// What the components in use listen on, and the collector's own metrics. What is not written out is left out.
  func findListeners() -> [Listener] {
    let used = usedComponents
    var found: [Listener] = []
    for component in used where component.description != nil {
      for endpoint in CollectorSchemas.embedded.endpoints(of: component.configuration, of: component.kind, component.id.type, in: version) {
        guard case (var host, let port)? = Listener.split(endpoint.address) else { continue }
        if endpoint.isDefault, version < Self.localByDefault, !Self.alwaysLocal.contains(component.type) { host = "" }
        found.append(
          Listener(
            title: "the \(component.title)", host: host, port: port, isUDP: endpoint.transport == "udp",
            path: component.path + endpoint.path))
      }
    }
    return found + telemetryListeners
  }

  /// Source: open-telemetry/opentelemetry-collector CHANGELOG.md (v0.104.0): the defaults of servers were `0.0.0.0` before.
  private static let localByDefault = CollectorVersion(0, 104)
  private static let alwaysLocal: Set<String> = ["pprof", "zpages"]
  /// Source: open-telemetry/opentelemetry-collector CHANGELOG.md (v0.111.0, `telemetry.UseLocalHostAsDefaultMetricsAddress`).
  private static let localMetricsByDefault = CollectorVersion(0, 111)

  /// Components that a pipeline or the service starts.
  package var usedComponents: [Component] {
    let ends = Set(pipelines.flatMap { $0.receivers + $0.exporters }.map(\.id.canonical))
    let processors = Set(pipelines.flatMap(\.processors).map(\.id.canonical))
    let extensions = Set(enabledExtensions.map(\.id.canonical))
    return components.filter { component in
      switch component.kind {
      case .receiver, .exporter, .connector: ends.contains(component.id.canonical)
      case .processor: processors.contains(component.id.canonical)
      case .extension: extensions.contains(component.id.canonical)
      }
    }
  }

  /// Source: open-telemetry/opentelemetry-collector service/telemetry/otelconftelemetry/config.go, factory.go: localhost:8888 unless
  /// readers are given.
  private var telemetryListeners: [Listener] {
    let metrics = value["service"]?["telemetry"]?["metrics"]
    let path: [PathElement] = ["service", "telemetry", "metrics"]
    let title = "the server of the collector's own metrics"
    if metrics?["level"]?.string == "none" { return [] }
    if let address = metrics?["address"]?.string {
      return Listener.split(address).map {
        [Listener(title: title, host: $0.host, port: $0.port, isUDP: false, path: path + ["address"])]
      } ?? []
    }
    guard case .list(let readers)? = metrics?["readers"] else {
      if case .string? = metrics { return [] }
      let host = version < Self.localMetricsByDefault ? "" : "localhost"
      return [Listener(title: title, host: host, port: 8888, isUDP: false, path: metrics == nil ? ["service"] : path)]
    }
    return readers.enumerated().compactMap { index, reader in
      let way: [PathElement] = ["pull", "exporter", "prometheus"]
      guard case .map(let exporter)? = reader["pull"]?["exporter"]?["prometheus"], let port = exporter["port"]?.int,
        let host = exporter["host"]?.string, (1...65_535).contains(port)
      else { return nil }
      return Listener(title: title, host: host, port: port, isUDP: false, path: path + ["readers", .index(index)] + way + ["port"])
    }
  }
}
