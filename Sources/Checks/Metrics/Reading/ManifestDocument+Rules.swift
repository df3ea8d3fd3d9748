import ManifestInput
import YAML

extension ManifestDocument {
  /// The value as the program reads it for whom it is: to Prometheus, `on` and `N` in a rule file are words; to Kubernetes they are Booleans.
  ///
  /// Source: prometheus/prometheus, model/rulefmt/rulefmt.go, which reads with go.yaml.in/yaml/v3.
  var valueForItsProgram: YAMLValue {
    guard !isKubernetesObject, let groups = value["groups"], RuleFile.isGroups(groups), Self.hasBooleans(groups) else { return value }
    var options = YAMLReader.Options()
    options.booleans = .core
    guard let values = try? YAMLReader.readValues(Array(text.bytes), file: "", options: options), index < values.count else { return value }
    return values[index]
  }

  private static func hasBooleans(_ groups: YAMLValue) -> Bool {
    (groups.list ?? []).contains { group in
      isBoolean(group["name"]) || hasBoolean(group["labels"])
        || (group["rules"]?.list ?? []).contains { rule in
          hasBoolean(rule) || hasBoolean(rule["labels"]) || hasBoolean(rule["annotations"])
        }
    }
  }

  private static func hasBoolean(_ value: YAMLValue?) -> Bool { value?.map?.entries.contains { isBoolean($0.value) } ?? false }

  private static func isBoolean(_ value: YAMLValue?) -> Bool { if case .bool? = value { true } else { false } }
}

extension YAMLValue {
  /// A scalar as the text that Go's reader makes of it where a text is wanted; nil of null, lists and maps.
  var writtenText: String? {
    switch self {
    case .string(let text): text
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .float(let value): GoText.formatFloat(value)
    case .null, .list, .map: nil
    }
  }
}
