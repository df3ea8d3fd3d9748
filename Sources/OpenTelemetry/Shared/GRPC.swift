public import ChartModel
import CollectorSchemas

/// How an exporter speaks gRPC (opentelemetry-collector, config/configgrpc, ClientConfig). Nothing set: TLS, and gzip.
public struct GRPCClient: Sendable {
  public var headers: [Header]
  public var authenticator: Authenticator?
  public var tls: TLSClient?
  public var compression: Compression?
  /// Asks whether an idle connection still stands.
  public var keepAlive: KeepAlive?
  public var waitsForReady: Expr<Bool>?
  /// `round_robin` unless it is set.
  public var balancer: String?
  public var authority: Expr<String>?
  public var userAgent: Expr<String>?
  public var readBufferSize: Expr<Int>?
  public var writeBufferSize: Expr<Int>?

  public struct KeepAlive: Sendable {
    public var time: Expr<CollectorDuration>?
    public var timeout: Expr<CollectorDuration>?
    public var permitsWithoutStream: Expr<Bool>?

    public init(time: Expr<CollectorDuration>? = nil, timeout: Expr<CollectorDuration>? = nil, permitsWithoutStream: Expr<Bool>? = nil) {
      self.time = time
      self.timeout = timeout
      self.permitsWithoutStream = permitsWithoutStream
    }
  }

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
  public var tls: TLSServer?
  public var authenticator: Authenticator?
  /// In MiB; the default is 4.
  public var maxMessageSize: Expr<Int>?
  public var maxConcurrentStreams: Expr<Int>?
  public var includesMetadata: Expr<Bool>?
  /// After which a client must connect anew, so that it finds servers that were not there before; never unless it is set.
  public var maxConnectionAge: Expr<CollectorDuration>?

  public init(
    endpoint: Expr<String>, tls: TLSServer? = nil, authenticator: Authenticator? = nil, maxMessageSize: Expr<Int>? = nil,
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
    put(client.authenticator, version)
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
    put(server.authenticator, version)
    put("max_recv_msg_size_mib", server.maxMessageSize)
    put("max_concurrent_streams", server.maxConcurrentStreams)
    put("include_metadata", server.includesMetadata)
    map("keepalive") { keepAlive in keepAlive.map("server_parameters") { $0.put("max_connection_age", server.maxConnectionAge) } }
  }
}
