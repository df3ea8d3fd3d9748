public import ChartModel

/// How a scraper speaks to its targets (prometheus/common, config/http_config.go, "HTTPClientConfig").
public struct ScrapeClient: Sendable {
  /// By what a scraper proves who it is.
  public enum Credentials: Sendable {
    /// A file that holds a token, read again for each scrape.
    case bearerTokenFile(ScrapeText)
    /// Basic authentication; the file holds the password and is read again for each scrape too.
    case basic(username: ScrapeText, passwordFile: ScrapeText)
  }

  /// Whom a scraper trusts, where targets speak HTTPS.
  public struct TLS: Sendable {
    /// A file with the authorities that targets' certificates must come from; those of the system if nil.
    public var authorityFile: ScrapeText?
    /// The name that certificates must have, where it is not the address.
    public var serverName: ScrapeText?
    /// Whether any certificate will do.
    public var skipsVerification: Expr<Bool>

    /// Certificates are verified unless it is said that any will do.
    public init(authorityFile: ScrapeText? = nil, serverName: ScrapeText? = nil, skipsVerification: Expr<Bool> = false) {
      self.authorityFile = authorityFile
      self.serverName = serverName
      self.skipsVerification = skipsVerification
    }
  }

  /// What is sent with every scrape; nil sends nothing.
  public var credentials: Credentials?
  /// What differs from how certificates are verified otherwise. It does not make a job speak HTTPS: its scheme does.
  public var tls: TLS?
  /// When credentials are sent; nil is always.
  public var credentialsCondition: Expr<Bool>?
  /// When TLS is set up so; nil is always.
  public var tlsCondition: Expr<Bool>?

  /// A client without credentials that trusts whom the system trusts, unless told otherwise. Each condition belongs to what stands before
  /// it.
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
