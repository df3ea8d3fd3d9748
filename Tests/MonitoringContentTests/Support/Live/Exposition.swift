import MetricCatalogue
import WindowsExporterCatalogue
import YAML

/// How a value goes over time: a start, what is added each second, and a swing up and down around that.
struct Course: Sendable, Equatable {
  var start: Double
  var perSecond = 0.0
  var swing = 0.0

  static func fixed(_ value: Double) -> Course { Course(start: value) }

  /// A level that goes up and down a little.
  static func around(_ value: Double, by share: Double = 0.2) -> Course { Course(start: value, swing: value * share) }

  /// What only grows, sometimes faster and sometimes slower. `period` is that of world.py.
  static func growing(_ perSecond: Double, from start: Double? = nil) -> Course {
    let period = 120.0
    return Course(start: start ?? perSecond * 100_000, perSecond: perSecond, swing: 0.4 * perSecond * period / (2 * .pi))
  }
}

/// A metric with its series, as an exporter shows it.
struct MetricFamily: Sendable {
  struct Series: Sendable {
    /// What follows the name of a histogram or summary: `_sum`.
    var suffix = ""
    var labels: [String: String]
    var course: Course
  }

  var name: String
  var type: Metric.MetricType
  var help: String
  var series: [Series]

  /// As world.py reads it.
  var json: YAMLValue {
    [
      "name": .string(name), "type": .string(type.rawValue), "help": .string(help),
      "series": .list(
        series.map { each in
          let labels = each.labels.sorted { $0.key < $1.key }.map { YAMLMap.Entry(key: $0.key, value: .string($0.value)) }
          return [
            .string(each.suffix), .map(YAMLMap(labels)), .float(each.course.start), .float(each.course.perSecond),
            .float(each.course.swing),
          ]
        }),
    ]
  }
}

/// A fault of the made-up data.
struct MadeUpFault: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}

extension MetricFamily {
  /// A metric that the catalogue knows of others than windows_exporter, with labels that are all its own.
  ///
  /// - Parameter spelled: the name under which it is shown where that is longer: with `_total`.
  init(
    _ name: String, spelled: String? = nil, also: Set<String> = [], _ series: [(labels: [String: String], course: Course)]
  ) throws {
    let latest = WindowsExporterRelease.latest.version
    guard case .known(let metric) = MetricCatalogue.embedded.find(name, in: latest) else {
      throw MadeUpFault("the catalogue does not know \(name)")
    }
    let allowed = also.union(metric.labels)
    for each in series where !allowed.isSuperset(of: each.labels.keys) {
      throw MadeUpFault("\(name) has the labels \(metric.labels), not \(each.labels.keys.sorted())")
    }
    self.init(
      name: spelled ?? name, type: metric.type, help: metric.help.isEmpty ? name : metric.help,
      series: series.map { Series(labels: $0.labels, course: $0.course) })
  }
}
