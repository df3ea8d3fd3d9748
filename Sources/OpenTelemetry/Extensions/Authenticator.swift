public import ChartModel
import CollectorSchemas
import YAML

/// Signs an exporter's requests. An exporter that refers to it carries it with itself.
public struct Authenticator: Sendable {
  /// The extension that exporters name in `auth.authenticator`.
  public let component: Component

  /// For an extension that has no function here.
  public init(_ component: Component) { self.component = component }

  /// A text that stands in the configuration, or in a file that is read again when it changes.
  public enum Source: Sendable {
    /// The text itself, or `.environment(…)`, which stays as it was when the collector started.
    case value(Expr<String>)
    /// The path of a file, such as one of a mounted Secret.
    case file(Expr<String>)

    fileprivate func put(_ key: String, file fileKey: String, into map: inout MapBuilder) {
      switch self {
      case .value(let value): map.put(key, value)
      case .file(let file): map.put(fileKey, file)
      }
    }
  }

  /// User and password (opentelemetry-collector-contrib, extension/basicauthextension).
  public static func basic(named name: String? = nil, user: Source, password: Source) -> Authenticator {
    Authenticator(
      Component(.extension, "basicauth", name) { map, _ in
        map.map("client_auth") { map in
          user.put("username", file: "username_file", into: &map)
          password.put("password", file: "password_file", into: &map)
        }
      })
  }

  /// A token in a header (opentelemetry-collector-contrib, extension/bearertokenauthextension).
  ///
  /// - Parameters:
  ///   - scheme: what stands before the token; empty puts the token alone.
  ///   - header: `Authorization` unless it is set.
  public static func bearerToken(
    named name: String? = nil, _ token: Source, scheme: String = "Bearer", header: String? = nil
  ) -> Authenticator {
    Authenticator(
      Component(.extension, "bearertokenauth", name) { map, _ in
        map.put("header", fixed: header)
        map.put("scheme", fixed: scheme)
        token.put("token", file: "filename", into: &map)
      })
  }

  /// OAuth 2.0 with client credentials (RFC 6749, 4.4; opentelemetry-collector-contrib, extension/oauth2clientauthextension).
  ///
  /// - Parameter endpointParameters: sent to the token endpoint too, such as an audience.
  public static func oauth2(
    named name: String? = nil, tokenURL: Expr<String>, clientID: Source, clientSecret: Source, scopes: Expr<[String]>? = nil,
    endpointParameters: KeyValuePairs<String, Expr<String>> = [:], timeout: Expr<CollectorDuration>? = nil, tls: TLSClient? = nil
  ) -> Authenticator {
    let parameters = endpointParameters.map { (key: $0.key, value: $0.value) }
    return Authenticator(
      Component(.extension, "oauth2client", name) { map, _ in
        clientID.put("client_id", file: "client_id_file", into: &map)
        clientSecret.put("client_secret", file: "client_secret_file", into: &map)
        map.put("token_url", tokenURL)
        map.put("scopes", scopes)
        map.map("endpoint_params") { map in
          for parameter in parameters { map.list(parameter.key, [parameter.value]) }
        }
        map.put("timeout", timeout)
        map.put(tls)
      })
  }

  /// Amazon's signature, with the credentials that the pod has (opentelemetry-collector-contrib, extension/sigv4authextension).
  ///
  /// - Parameters:
  ///   - service: `aps` for Amazon Managed Service for Prometheus.
  ///   - role: an ARN to assume on top of the pod's own.
  public static func sigV4(
    named name: String? = nil, region: Expr<String>, service: String, role: Expr<String>? = nil, roleRegion: Expr<String>? = nil
  ) -> Authenticator {
    Authenticator(
      Component(.extension, "sigv4auth", name) { map, _ in
        map.put("region", region)
        map.put("service", fixed: service)
        map.map("assume_role") { map in
          map.put("arn", role)
          map.put("sts_region", roleRegion)
        }
      })
  }

  /// Who a pod is to Azure (opentelemetry-collector-contrib, extension/azureauthextension).
  public enum AzureIdentity: Sendable {
    /// Of the node's virtual machine; nil is the one that the system assigned.
    case managed(clientID: Expr<String>?)
    /// Of the service account: the webhook gives the pod the file and the variables.
    case workload(clientID: Expr<String>, tenantID: Expr<String>, tokenFile: Expr<String>)
    /// An application that is registered with Microsoft Entra ID and has a secret.
    case servicePrincipal(clientID: Expr<String>, tenantID: Expr<String>, clientSecret: Expr<String>)
  }

  /// A token of Microsoft Entra ID.
  ///
  /// - Parameter scopes: what the token is for, such as `https://monitor.azure.com/.default`.
  public static func azure(named name: String? = nil, _ identity: AzureIdentity, scopes: [Expr<String>]) -> Authenticator {
    Authenticator(
      Component(.extension, "azure_auth", name) { map, _ in
        switch identity {
        case .managed(let clientID):
          if let clientID {
            map.map("managed_identity") { $0.put("client_id", clientID) }
          } else {
            map.put("managed_identity", tree: .value([:]))
          }
        case .workload(let clientID, let tenantID, let tokenFile):
          map.map("workload_identity") { map in
            map.put("client_id", clientID)
            map.put("tenant_id", tenantID)
            map.put("federated_token_file", tokenFile)
          }
        case .servicePrincipal(let clientID, let tenantID, let secret):
          map.map("service_principal") { map in
            map.put("tenant_id", tenantID)
            map.put("client_id", clientID)
            map.put("client_secret", secret)
          }
        }
        map.list("scopes", scopes)
      })
  }

  /// Google's application default credentials (opentelemetry-collector-contrib, extension/googleclientauthextension).
  public static func google(
    named name: String? = nil, project: Expr<String>? = nil, quotaProject: Expr<String>? = nil, scopes: [Expr<String>] = []
  ) -> Authenticator {
    Authenticator(
      Component(.extension, "googleclientauth", name) { map, _ in
        map.put("project", project)
        map.put("quota_project", quotaProject)
        map.list("scopes", scopes)
      })
  }

  /// A header that an authenticator of its own sets.
  public enum SetHeader: Sendable {
    /// A header's name and its text.
    case value(String, Expr<String>)
    /// From the request that brought the data in, whose receiver must include metadata.
    case fromContext(String, key: String)
  }

  /// Sets headers, and may have another sign the request (opentelemetry-collector-contrib, extension/headerssetterextension).
  public static func headers(named name: String? = nil, _ headers: [SetHeader], after other: Authenticator? = nil) -> Authenticator {
    Authenticator(
      Component(.extension, "headers_setter", name, extensions: [other?.component].compactMap { $0 }) { map, version in
        map.list(
          "headers",
          headers.map { header in
            MapBuilder.tree { map in
              map.put("action", "upsert")
              switch header {
              case .value(let key, let value):
                map.put("key", fixed: key)
                map.put("value", value)
              case .fromContext(let key, let source):
                map.put("key", fixed: key)
                map.put("from_context", fixed: source)
              }
            }
          })
        map.put("additional_auth", fixed: other?.component.name(in: version))
      })
  }
}
