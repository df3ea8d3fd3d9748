public import ChartModel
import CollectorSchemas

/// How an exporter speaks gRPC (opentelemetry-collector, config/configgrpc, ClientConfig). Nothing set: TLS, and gzip.
public struct GRPCClient: Sendable {
  /// Sent with every request.
  public var headers: [Header]
  /// Signs the requests; its extension comes with the exporter.
  public var authenticator: Authenticator?
  /// Nil: TLS with the system's authorities.
  public var tls: TLSClient?
  /// `gzip` unless it is set; `snappy`, `zstd` and `none` are the others that gRPC knows.
  public var compression: Compression?
  /// Asks whether an idle connection still stands.
  public var keepAlive: KeepAlive?
  /// Whether a request waits for the connection instead of failing at once: no unless it is set.
  public var waitsForReady: Expr<Bool>?
  /// `round_robin` unless it is set.
  public var balancer: String?
  /// What the server is told as its own name: the endpoint's unless it is set.
  public var authority: Expr<String>?
  /// How the collector names itself to the server: with its name and release unless it is set.
  public var userAgent: Expr<String>?
  /// In bytes; gRPC's own 32 KiB unless it is set.
  public var readBufferSize: Expr<Int>?
  /// In bytes; the exporters' 512 KiB unless it is set (opentelemetry-collector, exporter/otlpexporter/factory.go).
  public var writeBufferSize: Expr<Int>?

  /// When a connection counts as broken (google.golang.org/grpc/keepalive, ClientParameters).
  public struct KeepAlive: Sendable {
    /// After so long without traffic the server is asked: 10s unless it is set, and never sooner. Servers cut off who asks too often.
    public var time: Expr<CollectorDuration>?
    /// After so long without an answer the connection is closed: 20s unless it is set.
    public var timeout: Expr<CollectorDuration>?
    /// Whether the server is asked while no request is under way: no unless it is set.
    public var permitsWithoutStream: Expr<Bool>?

    /// What is not given is gRPC's default.
    public init(time: Expr<CollectorDuration>? = nil, timeout: Expr<CollectorDuration>? = nil, permitsWithoutStream: Expr<Bool>? = nil) {
      self.time = time
      self.timeout = timeout
      self.permitsWithoutStream = permitsWithoutStream
    }
  }

  /// What is not given is the exporter's default.
  public init(
    headers: [Header] = [], authenticator: Authenticator? = nil, tls: TLSClient? = nil, compression: Compression? = nil,
    keepAlive: KeepAlive? = nil, waitsForReady: Expr<Bool>? = nil, balancer: String? = nil, authority: Expr<String>? = nil,
    userAgent: Expr<String>? = nil, readBufferSize: Expr<Int>? = nil, writeBufferSize: Expr<Int>? = nil
  ) {
    self.headers = headers
    self.authenticator = authenticator
    self.tls = tls
    self.compression = compression
    self.keepAlive = keepAlive
    self.waitsForReady = waitsForReady
    self.balancer = balancer
    self.authority = authority
    self.userAgent = userAgent
    self.readBufferSize = readBufferSize
    self.writeBufferSize = writeBufferSize
  }

  var extensions: [Component] { [authenticator?.component].compactMap { $0 } }
}

/// How a component listens for gRPC (opentelemetry-collector, config/configgrpc, ServerConfig).
public struct GRPCServer: Sendable {
  /// HOST:PORT. Components' own default is localhost, which nothing outside the container reaches.
  public var endpoint: Expr<String>
  /// Nil: no encryption.
  public var tls: TLSServer?
  /// Checks the requests; its extension comes with the component. Nil: everyone may send.
  public var authenticator: ServerAuthenticator?
  /// In MiB; the default is 4.
  public var maxMessageSize: Expr<Int>?
  /// Requests under way on one connection: no limit unless it is set.
  public var maxConcurrentStreams: Expr<Int>?
  /// Whether requests' headers go with the data, for processors and headers_setter: no unless it is set.
  public var includesMetadata: Expr<Bool>?
  /// After which a client must connect anew, so that it finds servers that were not there before; never unless it is set.
  public var maxConnectionAge: Expr<CollectorDuration>?

  /// With only an endpoint: no encryption, and everyone may send.
  public init(
    endpoint: Expr<String>, tls: TLSServer? = nil, authenticator: ServerAuthenticator? = nil, maxMessageSize: Expr<Int>? = nil,
    maxConcurrentStreams: Expr<Int>? = nil, includesMetadata: Expr<Bool>? = nil, maxConnectionAge: Expr<CollectorDuration>? = nil
  ) {
    self.endpoint = endpoint
    self.tls = tls
    self.authenticator = authenticator
    self.maxMessageSize = maxMessageSize
    self.maxConcurrentStreams = maxConcurrentStreams
    self.includesMetadata = includesMetadata
    self.maxConnectionAge = maxConnectionAge
  }

  var extensions: [Component] { [authenticator?.component].compactMap { $0 } }
}

extension MapBuilder {
  mutating func put(_ client: GRPCClient, _ version: CollectorVersion) {
    put(authenticator: client.authenticator?.component, version)
    put(client.headers)
    put(client.tls)
    put("compression", choice: client.compression)
    if let keepAlive = client.keepAlive {
      map("keepalive") { map in
        map.put("time", keepAlive.time)
        map.put("timeout", keepAlive.timeout)
        map.put("permit_without_stream", keepAlive.permitsWithoutStream)
      }
    }
    put("wait_for_ready", client.waitsForReady)
    put("balancer_name", fixed: client.balancer)
    put("authority", client.authority)
    put("user_agent", client.userAgent)
    put("read_buffer_size", client.readBufferSize)
    put("write_buffer_size", client.writeBufferSize)
  }

  mutating func put(_ server: GRPCServer, _ version: CollectorVersion) {
    put("endpoint", server.endpoint)
    put(server.tls)
    put(authenticator: server.authenticator?.component, version)
    put("max_recv_msg_size_mib", server.maxMessageSize)
    put("max_concurrent_streams", server.maxConcurrentStreams)
    put("include_metadata", server.includesMetadata)
    map("keepalive") { keepAlive in keepAlive.map("server_parameters") { $0.put("max_connection_age", server.maxConnectionAge) } }
  }
}
