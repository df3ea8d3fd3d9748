import ChartModel
import CollectorSchemas
import OpenTelemetry
import Testing
import YAML

/// A component and what its configuration must be.
struct Encoded: Sendable, CustomTestStringConvertible {
  let component: Component
  let yaml: String

  init(_ component: Component, _ yaml: String) {
    self.component = component
    self.yaml = yaml
  }

  init(_ part: some PipelineComponent, _ yaml: String) { self.init(part.component, yaml) }
  init(_ part: CollectorExtension, _ yaml: String) { self.init(part.component, yaml) }
  init(_ part: Authenticator, _ yaml: String) { self.init(part.component, yaml) }
  init(_ part: Storage, _ yaml: String) { self.init(part.component, yaml) }
  init(_ part: LeaderElector, _ yaml: String) { self.init(part.component, yaml) }

  var testDescription: String { "\(component.kind.rawValue) \(component.id.text)" }

  /// The configuration for a release; nil if it holds settings.
  func value(in version: CollectorVersion = .standard) -> YAMLValue? { Tree.folding(component.configuration(in: version)).fixedValue }

  func expected() throws -> YAMLValue { try YAMLReader.readSingle(Array(yaml.utf8), file: testDescription).plain }
}

extension Tree {
  /// What is written out; nil if something depends on settings.
  var fixedValue: YAMLValue? {
    switch self {
    case .value(let value): value
    case .map(let entries):
      entries.reduce(into: Optional(YAMLMap())) { map, entry in
        if case .field(let key, let tree) = entry, let value = tree.fixedValue { map?[key] = value } else { map = nil }
      }.map { .map($0) }
    case .list(let items):
      items.reduce(into: Optional([YAMLValue]())) { list, item in
        if case .item(let tree) = item, let value = tree.fixedValue { list?.append(value) } else { list = nil }
      }.map { .list($0) }
    case .scalar, .text: nil
    }
  }
}
