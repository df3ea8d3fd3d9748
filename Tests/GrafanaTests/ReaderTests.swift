import Grafana
import PromQL
import Testing
import YAML

/// Queries in dashboards of every age, and in what only resembles one.
struct ReaderTests {
  /// `text @ path` for every query.
  static func lines(_ json: String) throws -> [String] {
    DashboardReader.queries(in: try value(json)).map { "\($0.text) @ \(path($0.path))" }
  }

  static func value(_ json: String) throws -> YAMLValue { try YAMLReader.readSingle(Array(json.utf8), file: "dashboard.json").plain }

  static func path(_ path: [PathElement]) -> String {
    path.map {
      switch $0 {
      case .key(let key): key
      case .index(let index): String(index)
      }
    }.joined(separator: "/")
  }

  @Test func classic() throws {
    let json = #"""
      {"title": "a", "uid": "b", "schemaVersion": 39,
       "templating": {"list": [
         {"type": "datasource", "name": "ds", "query": "prometheus"}, {"type": "datasource", "name": "logs", "query": "loki"},
         {"type": "query", "name": "job", "datasource": {"type": "prometheus", "uid": "${ds}"},
           "query": "label_values(up{a=\"b,c\"}, job)"},
         {"type": "query", "name": "node", "datasource": "$ds", "query": {"qryType": 3, "query": "query_result(count(up) by (node))",
           "refId": "a"}},
         {"type": "query", "name": "app", "datasource": "${logs}", "query": "label_values({a=\"b\"}, app)"},
         {"type": "custom", "name": "c", "query": "1,2"}]},
       "annotations": {"list": [
         {"builtIn": 1, "datasource": {"type": "grafana", "uid": "-- Grafana --"}, "name": "x"},
         {"datasource": {"uid": "${ds}"}, "name": "boots", "expr": "changes(boot[5m]) > 0", "step": "60s"},
         {"datasource": "[[ds]]", "name": "new", "target": {"expr": "resets(up[1h])"}}]},
       "panels": [
         {"type": "timeseries", "title": "A", "datasource": {"type": "prometheus", "uid": "${ds}"}, "interval": "1m", "targets": [
           {"refId": "A", "expr": "up", "legendFormat": "{{node}}"}, {"refId": "B", "expr": "down", "interval": "5m", "instant": true},
           {"refId": "C", "datasource": {"type": "loki", "uid": "x"}, "expr": "{app=\"a\"}"},
           {"refId": "D", "datasource": {"type": "__expr__", "uid": "__expr__"}, "expression": "$A + $B"}, {"refId": "E", "expr": " "}]},
         {"type": "row", "title": "R", "collapsed": true, "panels": [
           {"type": "stat", "title": "B", "datasource": {"type": "datasource", "uid": "-- Mixed --"}, "targets": [
             {"refId": "A", "datasource": {"type": "prometheus"}, "expr": "inside"}]},
           {"type": "logs", "title": "L", "datasource": "$logs", "targets": [{"expr": "{app=\"b\"}"}]}]}]}
      """#
    #expect(try DashboardReader.isDashboard(Self.value(json)))
    #expect(
      try Self.lines(json) == [
        #"up{a="b,c"} @ templating/list/2/query"#, "count(up) by (node) @ templating/list/3/query/query",
        "changes(boot[5m]) > 0 @ annotations/list/1/expr", "resets(up[1h]) @ annotations/list/2/target/expr",
        "up @ panels/0/targets/0/expr", "down @ panels/0/targets/1/expr", "inside @ panels/1/panels/0/targets/0/expr",
      ])
    let queries = try DashboardReader.queries(in: Self.value(json))
    #expect(queries.allSatisfy { $0.dataSource == .prometheus })
    #expect(queries[0].form == .selector(label: "job") && queries[0].offset == 13 && queries[0].owner == .variable("job"))
    #expect(queries[1].form == .expression && queries[1].offset == 13)
    #expect(queries[2].interval == "60s" && queries[2].owner == .annotation("boots"))
    #expect(queries[4].legend == "{{node}}" && queries[4].interval == "1m" && !queries[4].isInstant)
    #expect(queries[5].interval == "5m" && queries[5].isInstant && queries[5].owner == .panel(title: "A", refID: "B"))
  }

  @Test func rowsOfGrafana4() throws {
    let json = #"""
      {"title": "a", "__inputs": [{"name": "DS_PROM", "type": "datasource", "pluginId": "prometheus"},
                                   {"name": "DS_INFLUX", "type": "datasource", "pluginId": "influxdb"}],
       "rows": [
         {"panels": [{"datasource": "${DS_PROM}", "title": "x", "targets": [{"expr": "up", "intervalFactor": 2, "step": 10}]}]},
         {"panels": [{"datasource": null, "targets": [{"expr": "rate(a[$interval])"}]}, {"datasource": "${DS_INFLUX}",
           "targets": [{"expr": "b"}]},
                     {"datasource": "My Prometheus", "targets": [{"expr": "c"}, {"target": "graphite.*"}]}]}]}
      """#
    #expect(try DashboardReader.isDashboard(Self.value(json)))
    let queries = try DashboardReader.queries(in: Self.value(json))
    #expect(queries.map(\.text) == ["up", "rate(a[$interval])", "c"])
    #expect(queries.map(\.dataSource) == [.prometheus, .unknown, .unknown])
    #expect(queries[0].intervalFactor == 2 && queries[0].interval == "10s")
    #expect(queries.map { Self.path($0.path) }.last == "rows/1/panels/2/targets/0/expr")
  }

  @Test func envelopesAndLibraryPanels() throws {
    let json = #"""
      {"meta": {"slug": "a"}, "dashboard": {"title": "a", "uid": "u", "panels": [], "__elements": {
        "lib": {"name": "n", "kind": 1, "model": {"title": "L", "targets": [{"refId": "A", "expr": "up"}]}}}}}
      """#
    #expect(try DashboardReader.isDashboard(Self.value(json)))
    #expect(try Self.lines(json) == ["up @ dashboard/__elements/lib/model/targets/0/expr"])
    let resource = #"""
      {"apiVersion": "dashboard.grafana.app/v1beta1", "kind": "Dashboard", "metadata": {"name": "a"},
       "spec": {"title": "a", "schemaVersion": 41, "panels": [{"targets": [{"expr": "up"}]}]}}
      """#
    #expect(try DashboardReader.isDashboard(Self.value(resource)))
    #expect(try Self.lines(resource) == ["up @ spec/panels/0/targets/0/expr"])
  }

  @Test func secondModel() throws {
    let json = #"""
      {"apiVersion": "dashboard.grafana.app/v2beta1", "kind": "Dashboard", "metadata": {"name": "a"}, "spec": {
        "title": "a", "layout": {"kind": "GridLayout", "spec": {"items": []}},
        "annotations": [{"kind": "AnnotationQuery", "spec": {"name": "n", "query": {"kind": "DataQuery", "group": "prometheus",
          "spec": {"expr": "boots"}}}},
                        {"kind": "AnnotationQuery", "spec": {"name": "g", "query": {"kind": "DataQuery", "group": "grafana", "spec": {}}}}],
        "variables": [
          {"kind": "QueryVariable", "spec": {"name": "job", "query": {"kind": "DataQuery", "group": "prometheus",
            "spec": {"query": "label_values(up, job)"}}}},
          {"kind": "QueryVariable", "spec": {"name": "old", "query": {"kind": "prometheus",
            "spec": {"__legacyStringValue": "metrics(win.*)"}}}},
          {"kind": "TextVariable", "spec": {"name": "t"}}],
        "elements": {
          "panel-1": {"kind": "Panel", "spec": {"id": 1, "title": "P", "data": {"kind": "QueryGroup",
            "spec": {"queryOptions": {"interval": "2m"}, "queries": [
            {"kind": "PanelQuery", "spec": {"refId": "A", "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "up",
              "legendFormat": "l"}}}},
            {"kind": "PanelQuery", "spec": {"refId": "B", "query": {"kind": "prometheus", "spec": {"expr": "down"}}}},
            {"kind": "PanelQuery", "spec": {"refId": "C", "query": {"kind": "loki", "spec": {"expr": "{a=\"b\"}"}}}}]}}}},
          "panel-2": {"kind": "LibraryPanel", "spec": {"id": 2, "libraryPanel": {"uid": "x"}}}}}}
      """#
    #expect(try DashboardReader.isDashboard(Self.value(json)))
    let queries = try DashboardReader.queries(in: Self.value(json))
    #expect(queries.map(\.text) == ["up", "win.*", "boots", "up", "down"])
    #expect(queries.map(\.form) == [.selector(label: "job"), .metricPattern, .expression, .expression, .expression])
    #expect(queries[3].interval == "2m" && queries[3].legend == "l" && queries[3].owner == .panel(title: "P", refID: "A"))
    // Every path leads to the string that the query is in.
    #expect(Self.path(queries[4].path) == "spec/elements/panel-1/spec/data/spec/queries/1/spec/query/spec/expr")
    #expect(Self.path(queries[1].path) == "spec/variables/1/spec/query/spec/__legacyStringValue")
  }

  @Test(
    arguments: [
      ("label_values(up, job)", "up", 13), ("label_values( up{a=\"x\"} ,job )", "up{a=\"x\"}", 14), ("label_values(job)", nil, 0),
      ("label_values({}, job)", nil, 0), ("label_values(,job)", nil, 0), ("label_names()", nil, 0), ("label_names(win.*)", "win.*", 12),
      ("  metrics(a(b|c))  ", "a(b|c)", 10), ("query_result(topk(5, up))", "topk(5, up)", 13),
      ("label_values(up{a=\"1\",b=\"2\"}, $label)", "up{a=\"1\",b=\"2\"}", 13),
      ("up{a=\"b\"}", "up{a=\"b\"}", 0), ("label_values(up{a=\"1\",b=\"2\"})", "label_values(up{a=\"1\",b=\"2\"})", 0),
      ("label_values(up, \"a.b\")", "up", 13), ("label_values(", "label_values(", 0), (")(", ")(", 0), ("metrics()", nil, 0),
    ] as [(String, String?, Int)])
  func variableQueries(query: String, text: String?, offset: Int) {
    func queries(_ value: YAMLValue, _ source: YAMLValue) -> [FoundQuery] {
      DashboardReader.queries(in: ["templating": ["list": [["type": "query", "name": "v", "datasource": source, "query": value]]]])
    }
    let found = queries(.string(query), ["type": "prometheus"])
    #expect(found.map(\.text) == [text].compactMap(\.self))
    if text != nil {
      #expect(found.map(\.offset) == [offset])
      #expect(String(decoding: query.utf8.dropFirst(offset).prefix(text?.utf8.count ?? 0), as: UTF8.self) == text)
    }
    #expect(queries(["query": .string(query)], ["type": "prometheus"]).map(\.text) == found.map(\.text))
    #expect(queries(.string(query), ["type": "loki"]).isEmpty)
    // Of what nobody knows, only what none but Prometheus understands.
    #expect(queries(.string(query), .null).map(\.text) == (text == query ? [] : found.map(\.text)))
  }

  @Test func editorFields() {
    func texts(_ query: YAMLValue) -> [String] {
      DashboardReader.queries(in: [
        "templating": ["list": [["type": "query", "name": "v", "datasource": ["type": "prometheus"], "query": query]]]
      ])
      .map(\.text)
    }
    #expect(texts(["qryType": 1, "label": "job", "metric": "up"]) == ["up"])
    #expect(texts(["qryType": 2, "metric": "up.*"]) == ["up.*"])
    #expect(texts(["qryType": 3, "varQuery": "count(up)"]) == ["count(up)"])
    #expect(texts(["qryType": 4, "seriesQuery": "up{a=\"b\"}"]) == ["up{a=\"b\"}"])
    #expect(texts(["qryType": 5, "classicQuery": "label_values(up, job)"]) == ["up"])
    #expect(texts(["qryType": 1, "label": "job"]).isEmpty)
    #expect(texts([:]).isEmpty && texts(.null).isEmpty && texts("").isEmpty)
  }

  /// What is written here is found again.
  @Test func ownDashboards() throws {
    let dashboard = try Sample.full()
    let value = try YAMLValue.read(dashboard.json())
    #expect(DashboardReader.isDashboard(value))
    let queries = DashboardReader.queries(in: value)
    #expect(queries.allSatisfy { $0.dataSource == .prometheus })
    let texts = dashboard.panels.flatMap(\.targets).map(\.expression.text).filter { !$0.isEmpty }
    let found = queries.filter { if case .panel = $0.owner { true } else { false } }.map(\.text)
    #expect(found.sorted() == texts.sorted())
  }

  @Test(arguments: [
    "null", "1", "[]", "{}", #"{"title": "a"}"#, #"{"panels": []}"#, #"{"title": "a", "panels": {}}"#,
    #"{"kind": "Pod", "spec": {"title": "a"}}"#,
    #"{"dashboard": {"title": "a"}}"#, #"{"dashboard": []}"#, #"{"elements": {}, "layout": []}"#,
    #"{"title": 1, "panels": [], "uid": "a"}"#,
    #"{"apiVersion": "dashboard.grafana.app/v2", "spec": 1}"#,
  ])
  func noDashboards(_ json: String) throws {
    #expect(try !DashboardReader.isDashboard(Self.value(json)))
    #expect(try DashboardReader.queries(in: Self.value(json)).isEmpty)
  }
}
