import ChartModel
import CollectorSchemas
import OpenTelemetry
import Testing
import YAML

/// Every component with all its fields.
@Suite struct ComponentTests {
  @Test(arguments: Encoded.all) func encodes(encoded: Encoded) throws {
    let value = try #require(encoded.value())
    let texts = [value, try encoded.expected()].map { JSONWriter.text(for: $0.sorted, pretty: false) }
    #expect(texts[0] == texts[1])
  }

  /// The tables, which were made from the collector's own source, find nothing wrong.
  @Test(arguments: Encoded.all) func isAccepted(encoded: Encoded) throws {
    let value = try #require(encoded.value())
    let component = encoded.component
    let problems = CollectorSchemas.embedded.check(value, of: component.kind, component.id.type, in: .standard)
    #expect(problems == [], "\(encoded.testDescription)")
    if component.id.type != "loki" {
      guard case .known(_, let spelling) = CollectorSchemas.embedded.find(component.kind, component.id.type, in: .standard) else {
        Issue.record("\(encoded.testDescription): not in 0.156")
        return
      }
      #expect(component.name(in: .standard).hasPrefix(spelling.name) || spelling.deprecated != nil)
    }
  }

  /// Numbers beyond Swift's integers stay what they are, and so do those that no integer has.
  @Test(arguments: [
    (1e30, YAMLValue.float(1e30)), (0x1p63, .float(0x1p63)), (-0x1p63, .int(.min)), (2, .int(2)), (.infinity, .float(.infinity)),
  ])
  func numbers(number: Double, value: YAMLValue) {
    let processor = Processor<Metrics>.metricsTransform([MetricTransform("a", .update(renamedTo: nil), [.scaleValue(number)])])
    let configuration = Tree.folding(processor.component.configuration(in: .standard)).fixedValue
    #expect(configuration?["transforms"]?.list?.first?["operations"]?.list?.first?["experimental_scale"] == value)
  }

  /// What a component refers to comes with it.
  @Test(arguments: Encoded.all) func carriesItsExtensions(encoded: Encoded) throws {
    let value = try #require(encoded.value())
    let component = encoded.component
    let names = Set(component.extensions.map { $0.name(in: .standard) })
    for reference in CollectorSchemas.embedded.references(in: value, of: component.kind, component.id.type, in: .standard) {
      #expect(reference.kind == .extension && names.contains(reference.id), "\(reference.id)")
    }
  }
}

extension YAMLValue {
  /// The value with all maps' keys in order.
  var sorted: YAMLValue {
    switch self {
    case .map(let map): .map(YAMLMap(map.entries.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value.sorted) }))
    case .list(let items): .list(items.map(\.sorted))
    default: self
    }
  }
}
