public import ChartModel
import CollectorSchemas

/// How bodies are compressed. HTTP has all of these, gRPC `gzip`, `snappy`, `zstd` and `none` (opentelemetry-collector,
/// config/confighttp/README.md and config/configgrpc/README.md).
public enum Compression: String, Sendable {
  /// What every receiver of OTLP understands, and most exporters' default.
  case gzip
  /// Smaller than gzip, and faster.
  case zstd
  /// Larger than gzip, and much faster.
  case snappy
  /// As gzip, in another frame (RFC 1950).
  case zlib
  /// The same as zlib under the name that HTTP has for it.
  case deflate
  /// LZ4 frames.
  case lz4
  /// Bodies go as they are.
  case none
}

/// A header of every request. Names are not told apart by case.
public struct Header: Sendable {
  /// Such as `X-Scope-OrgID`.
  public var name: String
  /// May be `.environment(…)`, so that a secret does not stand in the configuration.
  public var value: Expr<String>

  /// A header for a client's `headers`.
  public init(_ name: String, _ value: Expr<String>) {
    self.name = name
    self.value = value
  }
}

/// How an exporter speaks HTTP (opentelemetry-collector, config/confighttp, ClientConfig). What is nil is left to the component.
public struct HTTPClient: Sendable {
  /// For a request and its answer: 30s for OTLP, Logz.io and remote write unless it is set; `0s` is no limit.
  public var timeout: Expr<CollectorDuration>?
  /// Sent with every request; they replace what the component would send under their names.
  public var headers: [Header]
  /// Signs the requests; its extension comes with the exporter.
  public var authenticator: Authenticator?
  /// Nil: the system's authorities, where the address begins with `https`.
  public var tls: TLSClient?
  /// `gzip` for OTLP and Logz.io unless it is set. Remote write takes `snappy` only.
  public var compression: Compression?
  /// Of an HTTP proxy. Nil: what HTTP_PROXY, HTTPS_PROXY and NO_PROXY say.
  public var proxyURL: Expr<String>?
  /// No limit unless it is set. Without effect on HTTP/2.
  public var maxConnectionsPerHost: Expr<Int>?
  /// To all hosts together: 100 unless it is set, 0 is no limit. Without effect on HTTP/2.
  public var maxIdleConnections: Expr<Int>?
  /// After which a connection without requests is closed: 90s unless it is set.
  public var idleConnectionTimeout: Expr<CollectorDuration>?
  /// Whether every request gets a connection of its own, which is costly: no unless it is set.
  public var disablesKeepAlives: Expr<Bool>?
  /// In bytes; Go's own 4 KiB unless it is set (pkg.go.dev/net/http, Transport).
  public var readBufferSize: Expr<Int>?
  /// In bytes; 512 KiB for OTLP, Logz.io and remote write unless it is set.
  public var writeBufferSize: Expr<Int>?

  /// For what differs from the component's own defaults.
  public init(
    timeout: Expr<CollectorDuration>? = nil, headers: [Header] = [], authenticator: Authenticator? = nil, tls: TLSClient? = nil,
    compression: Compression? = nil, proxyURL: Expr<String>? = nil, maxConnectionsPerHost: Expr<Int>? = nil,
    maxIdleConnections: Expr<Int>? = nil, idleConnectionTimeout: Expr<CollectorDuration>? = nil, disablesKeepAlives: Expr<Bool>? = nil,
    readBufferSize: Expr<Int>? = nil, writeBufferSize: Expr<Int>? = nil
  ) {
    self.timeout = timeout
    self.headers = headers
    self.authenticator = authenticator
    self.tls = tls
    self.compression = compression
    self.proxyURL = proxyURL
    self.maxConnectionsPerHost = maxConnectionsPerHost
    self.maxIdleConnections = maxIdleConnections
    self.idleConnectionTimeout = idleConnectionTimeout
    self.disablesKeepAlives = disablesKeepAlives
    self.readBufferSize = readBufferSize
    self.writeBufferSize = writeBufferSize
  }

  var extensions: [Component] { [authenticator?.component].compactMap { $0 } }
}

/// How a component listens for HTTP (opentelemetry-collector, config/confighttp, ServerConfig).
public struct HTTPServer: Sendable {
  /// HOST:PORT. Components' own default is localhost, which nothing outside the container reaches.
  public var endpoint: Expr<String>
  /// Nil: no encryption.
  public var tls: TLSServer?
  /// Checks the requests; its extension comes with the component. Nil: everyone may send.
  public var authenticator: ServerAuthenticator?
  /// Hosts of browsers' pages that may send, such as `https://*.example.com`.
  public var allowedOrigins: [Expr<String>]
  /// Further headers that browsers' pages may send, `*` for all; only together with `allowedOrigins`.
  public var allowedHeaders: [Expr<String>]
  /// In bytes: 20 MiB unless it is set.
  public var maxRequestBodySize: Expr<Int>?
  /// Whether requests' headers go with the data, for processors and headers_setter.
  public var includesMetadata: Expr<Bool>?

  /// With only an endpoint: no encryption, everyone may send, and no browser.
  public init(
    endpoint: Expr<String>, tls: TLSServer? = nil, authenticator: ServerAuthenticator? = nil, allowedOrigins: [Expr<String>] = [],
    allowedHeaders: [Expr<String>] = [], maxRequestBodySize: Expr<Int>? = nil, includesMetadata: Expr<Bool>? = nil
  ) {
    self.endpoint = endpoint
    self.tls = tls
    self.authenticator = authenticator
    self.allowedOrigins = allowedOrigins
    self.allowedHeaders = allowedHeaders
    self.maxRequestBodySize = maxRequestBodySize
    self.includesMetadata = includesMetadata
  }

  var extensions: [Component] { [authenticator?.component].compactMap { $0 } }
}

extension MapBuilder {
  mutating func put(authenticator: Component?, _ version: CollectorVersion) {
    map("auth") { $0.put("authenticator", fixed: authenticator?.name(in: version)) }
  }

  mutating func put(_ headers: [Header]) { map("headers", texts: headers.map { ($0.name, $0.value) }) }

  mutating func put(_ client: HTTPClient, _ version: CollectorVersion) {
    put(authenticator: client.authenticator?.component, version)
    put("timeout", client.timeout)
    put(client.headers)
    put(client.tls)
    put("compression", choice: client.compression)
    put("proxy_url", client.proxyURL)
    put("max_conns_per_host", client.maxConnectionsPerHost)
    put("max_idle_conns", client.maxIdleConnections)
    put("idle_conn_timeout", client.idleConnectionTimeout)
    put("disable_keep_alives", client.disablesKeepAlives)
    put("read_buffer_size", client.readBufferSize)
    put("write_buffer_size", client.writeBufferSize)
  }

  mutating func put(_ server: HTTPServer, _ version: CollectorVersion) {
    put("endpoint", server.endpoint)
    put(server.tls)
    put(authenticator: server.authenticator?.component, version)
    map("cors") { cors in
      cors.list("allowed_origins", server.allowedOrigins)
      cors.list("allowed_headers", server.allowedHeaders)
    }
    put("max_request_body_size", server.maxRequestBodySize)
    put("include_metadata", server.includesMetadata)
  }
}
