import YAML

/// Small dashboards of several shapes.
enum ReaderSamples {
  static let shared = [
    #"""
    {"title": "a", "uid": "b", "templating": {"list": [
       {"type": "datasource", "name": "ds", "query": "prometheus"},
       {"type": "query", "name": "job", "datasource": {"type": "prometheus", "uid": "$ds"}, "query": "label_values( up , job)"},
       {"type": "query", "name": "n", "datasource": "$ds", "query": {"query": "query_result(count(up) by (node))", "refId": "a"}}]},
     "annotations": {"list": [{"datasource": "[[ds]]", "name": "n", "expr": "boots"}, {"name": "m", "target": {"expr": "resets"}}]},
     "panels": [{"title": "A", "datasource": {"uid": "${ds}"}, "interval": "1m", "targets": [{"refId": "A", "expr": "up"},
       {"expr": "down"}]},
       {"type": "row", "panels": [{"title": "B", "targets": [{"datasource": {"type": "prometheus"}, "expr": "inside"}]}]}],
     "rows": [{"panels": [{"targets": [{"expr": "old", "step": 10, "intervalFactor": 2}]}]}],
     "__elements": [{"model": {"targets": [{"expr": "library"}]}}]}
    """#,
    #"""
    {"apiVersion": "dashboard.grafana.app/v2beta1", "spec": {"layout": {},
      "annotations": [{"spec": {"name": "n", "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "boots"}}}}],
      "variables": [{"kind": "QueryVariable", "spec": {"name": "j", "query": {"kind": "prometheus",
        "spec": {"query": "label_values(up, job)"}}}}],
      "elements": {"p": {"kind": "Panel", "spec": {"title": "P", "data": {"spec": {"queryOptions": {"interval": "2m"}, "queries": [
        {"spec": {"refId": "A", "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "up"}}}},
        {"spec": {"refId": "B", "query": {"kind": "prometheus", "spec": {"expr": "down"}}}}]}}}}}}}
    """#,
  ]
}

extension YAMLValue {
  static func read(_ json: String) throws -> YAMLValue { try YAMLReader.readSingle(Array(json.utf8), file: "dashboard.json").plain }
}
