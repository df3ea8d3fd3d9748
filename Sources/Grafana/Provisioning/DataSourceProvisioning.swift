import YAML

/// A file for Grafana's folder `provisioning/datasources` with data sources of Prometheus.
///
/// Source of the fields: grafana/grafana, docs/sources/administration/provisioning/index.md.
public struct DataSourceProvisioning: Sendable, Hashable {
  /// What answers the queries; Grafana asks some of them differently.
  public enum ServerType: String, Sendable, Hashable {
    case prometheus = "Prometheus"
    case cortex = "Cortex"
    case mimir = "Mimir"
    case thanos = "Thanos"
  }

  public enum Authentication: Sendable, Hashable {
    case none
    case basic(user: ProvisionedText, password: ProvisionedText)
    /// `Authorization: Bearer …`.
    case bearer(ProvisionedText)
  }

  public struct DataSource: Sendable, Hashable {
    public var name: ProvisionedText
    public var uid: String
    public var url: ProvisionedText
    public var isDefault: Bool
    public var serverType: ServerType?
    /// How often series are scraped, such as `30s`: the least step of queries, and what `$__rate_interval` is reckoned from.
    public var scrapeInterval: String
    public var authentication: Authentication
    /// `X-Scope-OrgID` and the like.
    public var headers: [Header]
    public var isEditable: Bool

    public init(
      name: ProvisionedText, uid: String, url: ProvisionedText, scrapeInterval: String, isDefault: Bool = false,
      serverType: ServerType? = nil,
      authentication: Authentication = .none, headers: [Header] = [], isEditable: Bool = false
    ) {
      self.name = name
      self.uid = uid
      self.url = url
      self.scrapeInterval = scrapeInterval
      self.isDefault = isDefault
      self.serverType = serverType
      self.authentication = authentication
      self.headers = headers
      self.isEditable = isEditable
    }
  }

  public struct Header: Sendable, Hashable {
    public var name: String
    public var value: ProvisionedText

    public init(_ name: String, _ value: ProvisionedText) {
      self.name = name
      self.value = value
    }
  }

  public var dataSources: [DataSource]

  public init(_ dataSources: [DataSource]) { self.dataSources = dataSources }

  public var yaml: String { YAMLEmitter.text(for: ["apiVersion": 1, "datasources": .list(dataSources.map(\.yaml))]) }
}

extension DataSourceProvisioning.DataSource {
  fileprivate var yaml: YAMLValue {
    var map: YAMLMap = [:]
    map.put("name", name.value)
    map.put("uid", ProvisionedText(uid).value)
    map.put("type", "prometheus")
    map.put("access", "proxy")
    map.put("url", url.value)
    map.put("isDefault", isDefault)
    map.put("editable", isEditable)
    var settings: YAMLMap = [:]
    var secrets: YAMLMap = [:]
    settings.put("httpMethod", "POST")
    settings.put("timeInterval", ProvisionedText(scrapeInterval).value)
    settings.put("prometheusType", serverType?.rawValue)
    var headers = headers
    switch authentication {
    case .none: break
    case .basic(let user, let password):
      map.put("basicAuth", true)
      map.put("basicAuthUser", user.value)
      secrets.put("basicAuthPassword", password.value)
    case .bearer(let token): headers.append(DataSourceProvisioning.Header("Authorization", token.prefixed("Bearer ")))
    }
    for (index, header) in headers.enumerated() {
      settings.put("httpHeaderName\(index + 1)", ProvisionedText(header.name).value)
      secrets.put("httpHeaderValue\(index + 1)", header.value.value)
    }
    map.put("jsonData", .map(settings))
    if !secrets.isEmpty { map.put("secureJsonData", .map(secrets)) }
    return .map(map)
  }
}
