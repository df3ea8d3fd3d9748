public import ChartModel

/// How a client trusts a server and says who it is (opentelemetry-collector, config/configtls). Nothing set: the system's authorities.
public struct TLSClient: Sendable {
  /// No encryption at all; for gRPC endpoints without a scheme.
  public var isInsecure: Expr<Bool>?
  /// Whether every certificate is good enough, whoever signed it for whatever name.
  public var skipsVerification: Expr<Bool>?
  /// A PEM file with the authorities to trust instead of the system's.
  public var caFile: Expr<String>?
  /// A PEM file with the certificate that the client shows if it is asked for one; needs `keyFile`.
  public var certificateFile: Expr<String>?
  /// A PEM file with the certificate's private key.
  public var keyFile: Expr<String>?
  /// The name that the server's certificate must have, where that is not the endpoint's host.
  public var serverName: Expr<String>?
  /// `1.0` to `1.3`; the default is 1.2.
  public var minVersion: String?
  /// After which files are read again; the default is never.
  public var reloadInterval: Expr<CollectorDuration>?

  /// With nothing given: the system's authorities, and TLS 1.2 at least.
  public init(
    isInsecure: Expr<Bool>? = nil, skipsVerification: Expr<Bool>? = nil, caFile: Expr<String>? = nil,
    certificateFile: Expr<String>? = nil, keyFile: Expr<String>? = nil, serverName: Expr<String>? = nil, minVersion: String? = nil,
    reloadInterval: Expr<CollectorDuration>? = nil
  ) {
    self.isInsecure = isInsecure
    self.skipsVerification = skipsVerification
    self.caFile = caFile
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.serverName = serverName
    self.minVersion = minVersion
    self.reloadInterval = reloadInterval
  }

  /// No encryption.
  public static let insecure = TLSClient(isInsecure: true)
}

/// What a server shows its clients, and what it asks of them.
public struct TLSServer: Sendable {
  /// A PEM file with the certificate, and those between it and its authority.
  public var certificateFile: Expr<String>
  /// A PEM file with the certificate's private key.
  public var keyFile: Expr<String>
  /// Clients must show a certificate of this authority.
  public var clientCAFile: Expr<String>?
  /// `1.0` to `1.3`; the default is 1.2.
  public var minVersion: String?
  /// After which the certificate and its key are read again; the default is never.
  public var reloadInterval: Expr<CollectorDuration>?

  /// Without an authority for clients, none is asked for a certificate.
  public init(
    certificateFile: Expr<String>, keyFile: Expr<String>, clientCAFile: Expr<String>? = nil, minVersion: String? = nil,
    reloadInterval: Expr<CollectorDuration>? = nil
  ) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.clientCAFile = clientCAFile
    self.minVersion = minVersion
    self.reloadInterval = reloadInterval
  }
}

extension MapBuilder {
  mutating func put(_ tls: TLSClient?) {
    guard let tls else { return }
    map("tls") { map in
      map.put("insecure", tls.isInsecure)
      map.put("insecure_skip_verify", tls.skipsVerification)
      map.put("ca_file", tls.caFile)
      map.put("cert_file", tls.certificateFile)
      map.put("key_file", tls.keyFile)
      map.put("server_name_override", tls.serverName)
      map.put("min_version", fixed: tls.minVersion)
      map.put("reload_interval", tls.reloadInterval)
    }
  }

  mutating func put(_ tls: TLSServer?) {
    guard let tls else { return }
    map("tls") { map in
      map.put("cert_file", tls.certificateFile)
      map.put("key_file", tls.keyFile)
      map.put("client_ca_file", tls.clientCAFile)
      map.put("min_version", fixed: tls.minVersion)
      map.put("reload_interval", tls.reloadInterval)
    }
  }
}
