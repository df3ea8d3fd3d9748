public import YAML

/// Computes what a chart's templates would render to, without templates.
///
/// For values that the chart's schema accepts, the result equals what Helm renders; that equality is what the tests hold.
public struct Evaluator: Sendable {
  let chart: ChartDefinition
  private let declarations: [SettingsSchema.Declaration]
  private let helperIndex: [String: Int]

  /// Prepares a chart for any number of renderings.
  ///
  /// - Parameter chart: its references must be to its own settings, as those of a chart that was made from a spec are.
  public init(_ chart: ChartDefinition) {
    self.chart = chart
    declarations = chart.settings.declarations
    helperIndex = Dictionary(chart.helpers.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// A chart's settings looked up once in coalesced values: the first half of a rendering.
  public struct BoundValues: Sendable {
    fileprivate let slots: [YAMLValue]
  }

  /// Looks every setting up.
  ///
  /// - Parameter values: coalesced with the chart's defaults, and accepted by its schema.
  public func bind(_ values: YAMLMap) -> BoundValues {
    BoundValues(
      slots: declarations.map { declaration in
        var value = YAMLValue.map(values)
        for key in declaration.path { value = value[key] ?? .null }
        return declaration.type.normalized(value)
      })
  }

  /// - Parameter values: coalesced with the chart's defaults, and accepted by its schema.
  public func render(_ values: YAMLMap, release: ReleaseFacts) -> Rendering { render(bind(values), release: release) }

  /// The same with values that were looked up before.
  public func render(_ values: BoundValues, release: ReleaseFacts) -> Rendering {
    var scope = scope(values, release)
    var objects: [(kind: String, object: Rendering.Object)] = []
    var hooks: [(kind: String, object: Rendering.Object)] = []
    var number = 0
    for template in chart.templates {
      for block in template.blocks {
        scope.documents(block, number: &number) { document, number, value in
          let object = Rendering.Object(value: .map(value), template: template.path, document: number, origin: document.origin)
          if value["metadata"]?["annotations"]?["helm.sh/hook"] != nil {
            hooks.append((document.kind, object))
          } else {
            objects.append((document.kind, object))
          }
        }
      }
    }
    return Rendering(
      objects: InstallOrder.sorted(objects), hooks: InstallOrder.sorted(hooks),
      notes: chart.notes.isEmpty ? "" : scope.text(chart.notes) + "\n")
  }

  func scope(_ values: BoundValues, _ release: ReleaseFacts) -> Scope {
    Scope(chart: chart.info, release: release, slots: values.slots, helpers: chart.helpers, helperIndex: helperIndex)
  }
}

extension ValueType {
  /// The value with numbers in the form that the type says: files may hold an integer as 3.0.
  fileprivate func normalized(_ value: YAMLValue) -> YAMLValue {
    switch value {
    case .float: value.integral.map { .int($0) } ?? value
    case .list(let items): .list(items.map(normalized))
    case .map(let map): .map(YAMLMap(map.entries.map { .init(key: $0.key, value: normalized($0.value)) }))
    default: value
    }
  }
}
