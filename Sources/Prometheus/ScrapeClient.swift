public import ChartModel

/// How a scraper speaks to its targets (prometheus/common, config/http_config.go, "HTTPClientConfig").
public struct ScrapeClient: Sendable {
  public enum Credentials: Sendable {
    /// A file that holds a token, read again for each scrape.
    case bearerTokenFile(ScrapeText)
    case basic(username: ScrapeText, passwordFile: ScrapeText)
  }

  public struct TLS: Sendable {
    /// A file with the authorities that targets' certificates must come from.
    public var authorityFile: ScrapeText?
    /// The name that certificates must have, where it is not the address.
    public var serverName: ScrapeText?
    /// Whether any certificate will do.
    public var skipsVerification: Expr<Bool>

    public init(authorityFile: ScrapeText? = nil, serverName: ScrapeText? = nil, skipsVerification: Expr<Bool> = false) {
      self.authorityFile = authorityFile
      self.serverName = serverName
      self.skipsVerification = skipsVerification
    }
  }

  public var credentials: Credentials?
  public var tls: TLS?
  /// When credentials are sent, and when TLS is set up; nil is always.
  public var credentialsCondition: Expr<Bool>?
  public var tlsCondition: Expr<Bool>?

  public init(
    credentials: Credentials? = nil, when credentialsCondition: Expr<Bool>? = nil, tls: TLS? = nil, when tlsCondition: Expr<Bool>? = nil
  ) {
    self.credentials = credentials
    self.tls = tls
    self.credentialsCondition = credentialsCondition
    self.tlsCondition = tlsCondition
  }

  private var texts: [ScrapeText?] {
    let ours = [tls?.authorityFile, tls?.serverName]
    switch credentials {
    case .bearerTokenFile(let file)?: return ours + [file]
    case .basic(let username, let file)?: return ours + [username, file]
    case nil: return ours
    }
  }

  var environment: Set<EnvironmentVariable> { texts.reduce(into: []) { $0.formUnion($1?.environment ?? []) } }

  func encode(into map: inout MapBuilder, in context: ScrapeContext) {
    if credentials != nil { map.when(credentialsCondition ?? true) { encodeCredentials(into: &$0, in: context) } }
    if let tls { map.when(tlsCondition ?? true) { encode(tls, into: &$0, in: context) } }
  }

  private func encodeCredentials(into map: inout MapBuilder, in context: ScrapeContext) {
    switch credentials {
    case .bearerTokenFile(let file)?: map.map("authorization") { $0.put("credentials_file", file, in: context) }
    case .basic(let username, let file)?:
      map.map("basic_auth") { map in
        map.put("username", username, in: context)
        map.put("password_file", file, in: context)
      }
    case nil: break
    }
  }

  private func encode(_ tls: TLS, into map: inout MapBuilder, in context: ScrapeContext) {
    map.map("tls_config") { map in
      map.put("ca_file", tls.authorityFile, in: context)
      map.put("server_name", tls.serverName, in: context)
      if tls.skipsVerification.expression != .boolean(false) { map.put("insecure_skip_verify", tls.skipsVerification) }
    }
  }
}
