public import ChartModel
import CollectorSchemas

/// How bodies are compressed.
public enum Compression: String, Sendable {
  case gzip, zstd, snappy, zlib, deflate, lz4, none
}

/// A header of every request. Names are not told apart by case.
public struct Header: Sendable {
  public var name: String
  public var value: Expr<String>

  public init(_ name: String, _ value: Expr<String>) {
    self.name = name
    self.value = value
  }
}

/// How an exporter speaks HTTP (opentelemetry-collector, config/confighttp, ClientConfig). What is nil is left to the component.
public struct HTTPClient: Sendable {
  public var timeout: Expr<CollectorDuration>?
  public var headers: [Header]
  public var authenticator: Authenticator?
  public var tls: TLSClient?
  public var compression: Compression?
  public var proxyURL: Expr<String>?
  public var maxConnectionsPerHost: Expr<Int>?
  public var maxIdleConnections: Expr<Int>?
  public var idleConnectionTimeout: Expr<CollectorDuration>?
  public var disablesKeepAlives: Expr<Bool>?
  public var readBufferSize: Expr<Int>?
  public var writeBufferSize: Expr<Int>?

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
  public var tls: TLSServer?
  public var authenticator: Authenticator?
  /// Hosts of browsers' pages that may send, such as `https://*.example.com`.
  public var allowedOrigins: [Expr<String>]
  public var allowedHeaders: [Expr<String>]
  public var maxRequestBodySize: Expr<Int>?
  /// Whether requests' headers go with the data, for processors and headers_setter.
  public var includesMetadata: Expr<Bool>?

  public init(
    endpoint: Expr<String>, tls: TLSServer? = nil, authenticator: Authenticator? = nil, allowedOrigins: [Expr<String>] = [],
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
  mutating func put(_ authenticator: Authenticator?, _ version: CollectorVersion) {
    guard let authenticator else { return }
    map("auth") { $0.put("authenticator", fixed: authenticator.component.name(in: version)) }
  }

  mutating func put(_ headers: [Header]) { map("headers", texts: headers.map { ($0.name, $0.value) }) }

  mutating func put(_ client: HTTPClient, _ version: CollectorVersion) {
    put(client.authenticator, version)
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
    put(server.authenticator, version)
    map("cors") { cors in
      cors.list("allowed_origins", server.allowedOrigins)
      cors.list("allowed_headers", server.allowedHeaders)
    }
    put("max_request_body_size", server.maxRequestBodySize)
    put("include_metadata", server.includesMetadata)
  }
}
