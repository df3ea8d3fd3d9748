import YAML

extension DashboardVariable {
  var value: YAMLValue {
    var map: YAMLMap = [:]
    map.put("name", name)
    map.put("label", label)
    map.put("description", description)
    switch kind {
    case .query(let query, let settings):
      map.put("type", "query")
      map.put("hide", hiding.rawValue)
      map.put("datasource", DataSourceVariable.reference)
      map.put("definition", query.text)
      map.put("query", query.value)
      map.put("refresh", settings.refresh.rawValue)
      map.put("regex", settings.pattern.isEmpty ? "" : "/\(settings.pattern)/")
      map.put("sort", settings.sorting.rawValue)
      Self.put(settings.selection, first: nil, into: &map)
      map.put("options", [])
    case .interval(let intervals, let automatic):
      map.put("type", "interval")
      map.put("hide", hiding.rawValue)
      map.put("query", intervals.joined(separator: ","))
      map.put("auto", automatic != nil)
      map.put("auto_count", automatic ?? 30)
      map.put("auto_min", "1m")
      map.put("refresh", QuerySettings.Refresh.onTimeRangeChange.rawValue)
      let automatics = automatic == nil ? [] : [Choice("$__auto_interval_\(name)", text: "auto")]
      Self.put(automatics + intervals.map { Choice($0) }, into: &map)
    case .text(let text):
      map.put("type", "textbox")
      map.put("hide", hiding.rawValue)
      map.put("query", text)
      Self.put([Choice(text)], into: &map)
    case .constant(let text):
      map.put("type", "constant")
      map.put("hide", Hiding.hidden.rawValue)
      map.put("query", text)
      Self.put([Choice(text)], into: &map)
    case .custom(let choices, let selection):
      map.put("type", "custom")
      map.put("hide", hiding.rawValue)
      map.put("query", choices.map(\.queryText).joined(separator: ", "))
      Self.put(selection, first: choices.first, into: &map)
      map.put("options", .list(choices.enumerated().map { $1.value(isSelected: $0 == 0 && selection.all == nil) }))
    }
    map.put("skipUrlSync", hiding == .hidden)
    return .map(map)
  }

  private static func put(_ selection: VariableSelection, first: Choice?, into map: inout YAMLMap) {
    map.put("multi", selection.isMultiple)
    map.put("includeAll", selection.all != nil)
    if case .pattern(let pattern)? = selection.all { map.put("allValue", pattern) }
    if selection.all != nil {
      let (text, value) = ("All", "$__all")
      map.put("current", current(text: text, value: value, isMultiple: selection.isMultiple))
    } else if let first {
      map.put("current", current(text: first.text, value: first.value, isMultiple: selection.isMultiple))
    } else {
      // Grafana takes the first value that the query finds.
      map.put("current", [:])
    }
  }

  private static func current(text: String, value: String, isMultiple: Bool) -> YAMLValue {
    isMultiple
      ? ["selected": true, "text": [.string(text)], "value": [.string(value)]]
      : ["selected": true, "text": .string(text), "value": .string(value)]
  }

  private static func put(_ choices: [Choice], into map: inout YAMLMap) {
    map.put("current", choices.first?.value(isSelected: true) ?? [:])
    map.put("options", .list(choices.enumerated().map { $1.value(isSelected: $0 == 0) }))
  }
}

extension DashboardVariable.Choice {
  func value(isSelected: Bool) -> YAMLValue { ["selected": .bool(isSelected), "text": .string(text), "value": .string(value)] }

  /// `text : value`, commas escaped (grafana/grafana, public/app/features/variables/custom/actions.ts).
  fileprivate var queryText: String {
    text == value ? Self.escaped(value) : "\(Self.escaped(text)) : \(Self.escaped(value))"
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "," as Character, omittingEmptySubsequences: false).joined(separator: "\\,")
  }
}
