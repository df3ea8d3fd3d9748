import YAML

/// The addresses in an exporter's configuration.
///
/// Source: open-telemetry/opentelemetry-collector and opentelemetry-collector-contrib, config.go of the exporters.
enum ExporterAddresses {
  private static let fields = [
    "endpoint", "metrics_endpoint", "logs_endpoint", "traces_endpoint", "profiles_endpoint", "endpoints", "brokers",
  ]

  static func all(of configuration: YAMLValue) -> [String] {
    var found: [String] = []
    for field in fields {
      switch configuration[field] {
      case .string(let text)?: found.append(text)
      case .list(let list)?: found += list.compactMap(\.string)
      default: continue
      }
    }
    // Of the exporter that spreads over several collectors.
    let resolver = configuration["resolver"]
    found += [resolver?["dns"]?["hostname"]?.string, resolver?["k8s"]?["service"]?.string].compactMap(\.self)
    found += (resolver?["static"]?["hostnames"]?.list ?? []).compactMap(\.string)
    var addresses: [String] = []
    for address in found.prefix(20) where !addresses.contains(address) { addresses.append(address) }
    return addresses
  }
}
