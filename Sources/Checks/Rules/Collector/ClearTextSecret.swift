import CollectorSchemas
import Diagnostics
import YAML

enum ClearTextSecret: CollectorRule {
  static let about = RuleDescription(
    "OTEL030", "clear-text-secret", .error, "A collector's configuration holds a credential in clear text.",
    explanation: """
      ConfigMaps, files in a repository and Helm's values are read by many. Keep the credential in a Secret, set a variable from it with
      `secretKeyRef` and write `${env:NAME}`, or let an authenticator read it from a mounted file, which it also notices to change.

      Configurations that stand in a Secret are left alone, and so are placeholders.
      """,
    sources: [
      "open-telemetry/opentelemetry-collector config/configopaque/README.md",
      "open-telemetry/opentelemetry-collector docs/security-best-practices.md",
    ])

  static func check(_ collector: CollectorView, _ scope: ScopeView?, _ report: inout RuleReport) {
    for component in collector.components {
      var told: Set<[PathElement]> = []
      if component.description != nil {
        for path in CollectorSchemas.embedded.secrets(
          in: component.configuration, of: component.kind, component.id.type, in: collector.version)
        {
          // Most headers are no secrets.
          guard !path.contains("headers"), let text = value(component.configuration, path)?.string else { continue }
          if CredentialValue.isLiteral(text[...], .password), told.insert(path).inserted { add(component, path, collector, &report) }
        }
      }
      component.configuration.visitTexts { text, path in
        guard isCredential(text, path), told.insert(path).inserted else { return }
        add(component, path, collector, &report)
      }
    }
  }

  private static func add(
    _ component: CollectorView.Component, _ path: [PathElement], _ collector: CollectorView, _ report: inout RuleReport
  ) {
    guard !collector.isInSecret(component.path + path) else { return }
    report.add(
      collector, component.path + path, "\(path.lastKey) of the \(component.title) holds a credential in clear text",
      hint: "keep it in a Secret, set a variable from it, and write ${env:NAME}")
  }

  private static func value(_ configuration: YAMLValue, _ path: [PathElement]) -> YAMLValue? {
    var current = configuration
    for element in path {
      let next =
        switch element {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  private static func isCredential(_ text: String, _ path: [PathElement]) -> Bool {
    if CredentialValue.isInAddress(text[...]) { return true }
    let keys = path.compactMap { element -> String? in if case .key(let key) = element { key } else { nil } }
    guard let last = keys.last else { return false }
    let isHeader = keys.dropLast().contains { $0 == "headers" }
    if isHeader {
      let name = last.lowercased()
      if name == "authorization" || name == "proxy-authorization" {
        // The scheme is no secret: `Bearer`, `Basic`, `ApiKey`.
        let words = text.split(separator: " ")
        return words.last.map { CredentialValue.isLiteral($0, .password) } ?? false && !words.isEmpty
      }
      if let kind = CredentialKind(variable: last[...]) ?? (name.hasSuffix("-token") ? .token : nil) {
        return CredentialValue.isLiteral(text[...], kind)
      }
      return false
    }
    // Of scrape configurations.
    switch last {
    case "password", "credentials", "bearer_token", "client_secret": return CredentialValue.isLiteral(text[...], .password)
    default: return false
    }
  }
}

extension CollectorView {
  /// Whether a value stands in a Secret.
  func isInSecret(_ path: [PathElement]) -> Bool {
    let place = place(path)
    return parts.contains { $0.isSecret && $0.document == place.document && place.path.starts(with: $0.path) }
  }
}
