import YAML

/// What the data sources of a dashboard are, as far as it says.
struct DataSourceNames {
  enum Kind: Equatable {
    case prometheus, other, unknown
    /// Each query has its own.
    case mixed
  }

  /// Types of variables and inputs by name: `datasource`, `DS_PROMETHEUS`.
  private var types: [String: String] = [:]

  init(_ dashboard: YAMLMap) {
    for input in dashboard["__inputs"]?.list ?? [] where input["type"]?.string == "datasource" {
      if let name = input["name"]?.string, let type = input["pluginId"]?.string { types[name] = type }
    }
    for variable in dashboard["templating"]?["list"]?.list ?? [] where variable["type"]?.string == "datasource" {
      if let name = variable["name"]?.string, let type = variable["query"]?.string { types[name] = type }
    }
    for variable in dashboard["variables"]?.list ?? [] where variable["kind"]?.string == "DatasourceVariable" {
      if let name = variable["spec"]?["name"]?.string, let type = variable["spec"]?["pluginId"]?.string { types[name] = type }
    }
  }

  /// - Parameter reference: `datasource`: a name, `{type, uid}`, or nothing.
  func kind(of reference: YAMLValue?) -> Kind {
    switch reference {
    case .string(let name): kind(named: name)
    case .map(let map):
      if let type = map["type"]?.string, !type.isEmpty {
        // A variable may stand here too.
        variable(in: type) == nil ? Self.kind(ofType: type) : kind(named: type)
      } else {
        (map["uid"]?.string ?? map["name"]?.string).map { kind(named: $0) } ?? .unknown
      }
    default: .unknown
    }
  }

  private func kind(named name: String) -> Kind {
    if let variable = variable(in: name) { return types[variable].map { Self.kind(ofType: $0) } ?? .unknown }
    switch name {
    case "-- Mixed --": return .mixed
    case "-- Dashboard --", "-- Grafana --", "__expr__", "grafana", "-100": return .other
    default: return .unknown
    }
  }

  static func kind(ofType type: String) -> Kind {
    switch type {
    // The last two are Prometheus with other ways to sign in.
    case "prometheus", "grafana-amazonprometheus-datasource", "grafana-azureprometheus-datasource": .prometheus
    case "mixed": .mixed
    case "", "default": .unknown
    default: .other
    }
  }

  /// The name in `$name`, `${name}`, `${name:format}` and `[[name]]`.
  private func variable(in text: String) -> String? {
    var rest = Substring(text)
    if rest.hasPrefix("${"), rest.hasSuffix("}") {
      rest = rest.dropFirst(2).dropLast()
    } else if rest.hasPrefix("[["), rest.hasSuffix("]]") {
      rest = rest.dropFirst(2).dropLast(2)
    } else if rest.hasPrefix("$") {
      rest = rest.dropFirst()
    } else {
      return nil
    }
    return String(rest.prefix { $0 != ":" })
  }
}
