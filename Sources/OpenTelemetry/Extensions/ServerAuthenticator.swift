/// Checks the requests that a server gets. A receiver that refers to it carries it with itself.
///
/// Most authenticators only sign requests; with one of those, the collector does not start (opentelemetry-collector, config/configauth,
/// GetServerAuthenticator).
public struct ServerAuthenticator: Sendable {
  /// The extension that servers name in `auth.authenticator`.
  public let component: Component

  /// For an extension that has no function here.
  public init(_ component: Component) { self.component = component }

  /// A token that every request must have in a header (opentelemetry-collector-contrib, extension/bearertokenauthextension).
  ///
  /// - Parameters:
  ///   - scheme: what stands before the token; empty for the token alone.
  ///   - header: `Authorization` unless it is set.
  public static func bearerToken(
    named name: String? = nil, _ token: Authenticator.Source, scheme: String = "Bearer", header: String? = nil
  ) -> ServerAuthenticator {
    ServerAuthenticator(Authenticator.bearerToken(named: name, token, scheme: scheme, header: header).component)
  }

  @available(*, unavailable, message: "this signs requests and checks none: give bearerToken")
  public static func basic(named name: String? = nil, user: Authenticator.Source, password: Authenticator.Source) -> ServerAuthenticator {
    ServerAuthenticator(Authenticator.basic(named: name, user: user, password: password).component)
  }
}
