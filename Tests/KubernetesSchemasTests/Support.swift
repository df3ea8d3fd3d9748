import Diagnostics
import Foundation
import KubernetesSchemas
import TestSupport
import YAML

/// Objects as text, and what is found in them as `CODE path`.
enum Found {
  static func problems(_ yaml: String, version: Int? = nil, adding crds: [String] = []) throws -> [String] {
    try violations(yaml, version: version, adding: crds).map { "\($0.problem.code) \(text(of: $0.path))" }
  }

  static func violations(_ yaml: String, version: Int? = nil, adding crds: [String] = []) throws -> [SchemaViolation] {
    var schemas = KubernetesSchemas(version: version.map { KubernetesMinor($0) })
    for crd in crds {
      for definition in try YAMLReader.readValues(crd, file: "crd") { _ = schemas.add(crd: definition) }
    }
    var found: [SchemaViolation] = []
    for object in try YAMLReader.readValues(yaml, file: "test") { schemas.check(object) { found.append($0) } }
    return found
  }

  /// The words of the only violation, with the hint behind a bar.
  static func words(_ yaml: String, version: Int? = nil, adding crds: [String] = []) throws -> String {
    try violations(yaml, version: version, adding: crds).map { violation in
      let finding = violation.finding
      return "\(finding.severity) \(finding.code) \(finding.message)\(finding.hint.map { " | \($0)" } ?? "")"
    }.joined(separator: "\n")
  }

  static func text(of path: [PathElement]) -> String {
    var text = ""
    for element in path {
      switch element {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// A Pod whose only container has the fields given, as flow style.
  static func pod(container: String = "", spec: String = "") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: a}
    spec: {containers: [{name: a, image: b\(container.isEmpty ? "" : ", " + container)}]\(spec.isEmpty ? "" : ", " + spec)}
    """
  }
}
