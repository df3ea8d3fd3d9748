public import ChartModel
public import CollectorSchemas
public import OpenTelemetry

/// How the collector shows a backend who it is; the kind is chosen when the chart is built.
public protocol BackendAuthentication: ChartValues {
  /// What the collector needs for it.
  ///
  /// - Parameters:
  ///   - name: the name of the backend, unique among those of a collector.
  ///   - system: where the collector runs; paths of mounted files depend on it.
  func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts
}

/// What an authentication comes to.
public struct BackendAuthenticationParts: Sendable {
  /// The extension of the collector that adds who it is to requests. Nil: none.
  public var authenticator: Authenticator?
  /// Certificates for the connection. Nil: those of the image.
  public var tls: TLSClient?
  /// Entries of Secrets that the two read.
  public var credentials: [Credential]

  /// Nothing, unless said otherwise.
  public init(authenticator: Authenticator? = nil, tls: TLSClient? = nil, credentials: [Credential] = []) {
    self.authenticator = authenticator
    self.tls = tls
    self.credentials = credentials
  }

  /// - Parameter tenant: sent as X-Scope-OrgID unless it is empty (grafana.com/docs, Mimir and Loki, "Authentication and authorization").
  func http(tenant: Expr<String>? = nil) -> HTTPClient {
    HTTPClient(headers: tenant.map { [Header("X-Scope-OrgID", $0.unlessEmpty)] } ?? [], authenticator: authenticator, tls: tls)
  }
}

/// Whoever reaches the backend may send.
public struct NoAuthentication: BackendAuthentication {
  public init() {}

  public func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts { BackendAuthenticationParts() }
}

/// User and password.
public struct BasicAuthentication: BackendAuthentication {
  @Setting("User to send as.", .pattern(.line, maxLength: 200), .nonEmpty) public var user: Expr<String> = "metrics"
  @SettingGroup("Where the password is.")
  public var password = SecretKeySettings("backend-credentials", key: "password", holding: "the password")

  public init() {}

  public func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts {
    let password = self.password.file("password", of: name)
    return BackendAuthenticationParts(
      authenticator: .basic(named: name, user: .value(user), password: .file(password.text(on: system))), credentials: [password])
  }
}

/// A token in the header Authorization.
public struct BearerAuthentication: BackendAuthentication {
  @SettingGroup("Where the token is.") public var token = SecretKeySettings("backend-credentials", key: "token", holding: "the token")

  public init() {}

  public func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts {
    let token = self.token.file("token", of: name)
    return BackendAuthenticationParts(authenticator: .bearerToken(named: name, .file(token.text(on: system))), credentials: [token])
  }
}

/// OAuth 2.0 with client credentials (RFC 6749, 4.4).
public struct OAuth2Authentication: BackendAuthentication {
  @Setting("Address that gives tokens.", .pattern(.url, maxLength: 1000))
  public var tokenURL: Expr<String> = "https://login.example.com/oauth2/token"
  @Setting("Name of the client.", .pattern(.line, maxLength: 200), .nonEmpty) public var clientID: Expr<String> = "collector"
  @SettingGroup("Where the client's secret is.")
  public var clientSecret = SecretKeySettings("backend-credentials", key: "client-secret", holding: "the client's secret")
  @Setting("What the token is asked for.") public var scopes: Expr<[String]> = []

  public init() {}

  public func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts {
    let secret = clientSecret.file("client-secret", of: name)
    return BackendAuthenticationParts(
      authenticator: .oauth2(
        named: name, tokenURL: tokenURL, clientID: .value(clientID), clientSecret: .file(secret.text(on: system)), scopes: scopes),
      credentials: [secret])
  }
}

/// A certificate of the collector, and the authority of the server's.
public struct CertificateAuthentication: BackendAuthentication {
  @SettingGroup("Where the certificate is.")
  public var certificate = SecretKeySettings("collector-certificate", key: "tls.crt", holding: "the collector's certificate")
  @SettingGroup("Where its key is.")
  public var privateKey = SecretKeySettings("collector-certificate", key: "tls.key", holding: "the certificate's private key")
  @SettingGroup("Where the authority is that signed the server's certificate.")
  public var authority = SecretKeySettings("collector-certificate", key: "ca.crt", holding: "the authority's certificate")

  public init() {}

  public func parts(named name: String, on system: CollectorSystem) -> BackendAuthenticationParts {
    let certificate = self.certificate.file("certificate", of: name)
    let key = privateKey.file("key", of: name)
    let authority = self.authority.file("authority", of: name)
    return BackendAuthenticationParts(
      tls: TLSClient(
        caFile: authority.text(on: system), certificateFile: certificate.text(on: system), keyFile: key.text(on: system),
        reloadInterval: "1h"),
      credentials: [certificate, key, authority])
  }
}
