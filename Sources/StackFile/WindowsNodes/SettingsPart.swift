import ChartModel

/// A group of settings at the root of a chart's values, with how a spec declares it.
package struct SettingsPart: Sendable {
  package let name: String
  package let summary: String
  /// The initializer in Swift: `LokiSettings<BasicAuthentication>()`.
  package let swift: String
  /// Binds as a struct does that has the group as its only property.
  let values: any ChartValues

  init<Values: ChartValues>(_ name: String, _ summary: String, _ values: Values) {
    self.name = name
    self.summary = summary
    swift = "\(Values.self)()"
    self.values = NamedGroup(name: name, group: SettingGroup(wrappedValue: values, summary))
  }
}

/// A struct whose only property has a name that is known when the chart is made: reflection, by which settings get their places, sees
/// `@SettingGroup("…") var NAME`.
private struct NamedGroup<Values: ChartValues>: ChartValues, CustomReflectable {
  var name: String
  var group: SettingGroup<Values>

  init(name: String, group: SettingGroup<Values>) {
    self.name = name
    self.group = group
  }

  init() { self.init(name: "group", group: SettingGroup(wrappedValue: Values(), "")) }

  var customMirror: Mirror { Mirror(self, children: ["_\(name)": group]) }
}
