import ChartModel
import CollectorSchemas

/// The shapes of what users may add to a collector's configuration.
enum OverrideTypes {
  /// Names of a component: no white space, no slash (opentelemetry-collector, component/identifiable.go, narrower than there).
  private static let name = TextPattern.sequence([
    .text("/"), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9._-")), min: 1, max: 63),
  ])

  /// A component's type, any (opentelemetry-collector, component/component.go).
  private static let anyType = TextPattern.sequence([
    .one(ScalarSet(ascii: "A-Za-z")), .repeated(.one(ScalarSet(ascii: "A-Za-z0-9_")), min: 0, max: 62),
  ])

  private static func named(_ pattern: TextPattern) -> TextPattern { .sequence([pattern, .optional(name)]) }

  /// Components of a kind that a distribution has, by their names; the values are the collector's own business.
  static func section(_ kind: ComponentKind, of distribution: CollectorDistribution, in version: CollectorVersion) -> ValueType {
    let types = CollectorSchemas.embedded.components(kind, in: version, of: distribution)
      .flatMap { $0.spellings.filter { $0.isKnown(in: version) }.map(\.name) }
    return .map(keys: named(.either(types.map { .text($0) })), values: .map(keys: .line, values: .any))
  }

  static func names(minItems: Int) -> ValueType { .list(of: .string(named(anyType), minLength: 1), minItems: minItems, unique: true) }

  static let pipelines = ValueType.map(
    keys: named(.either(CollectorSignal.allCases.filter { $0 != .profiles }.map { .text($0.rawValue) })),
    values: .record([
      .init("receivers", names(minItems: 1), required: true), .init("processors", names(minItems: 0)),
      .init("exporters", names(minItems: 1), required: true),
    ]))
}
