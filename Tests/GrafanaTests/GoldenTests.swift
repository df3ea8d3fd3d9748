import Grafana
import Testing

/// The text of a small dashboard, to the letter.
struct GoldenTests {
  @Test func smallDashboard() throws {
    let text = try Sample.small().json()
    #expect(text == Self.golden)
    #expect(try Sample.small().file().name == "windows-nodes.json")
  }

  @Test func equalDashboardsHaveEqualTexts() throws {
    #expect(try Sample.full().json() == Sample.full().json())
  }

  private static let golden = #"""
    {
      "uid": "windows-nodes",
      "title": "Windows nodes",
      "description": "Which nodes answer.",
      "tags": [
        "windows"
      ],
      "schemaVersion": 39,
      "version": 1,
      "editable": true,
      "graphTooltip": 1,
      "timezone": "browser",
      "time": {
        "from": "now-6h",
        "to": "now"
      },
      "timepicker": {},
      "fiscalYearStartMonth": 0,
      "liveNow": false,
      "weekStart": "",
      "refresh": "1m",
      "links": [],
      "annotations": {
        "list": [
          {
            "builtIn": 1,
            "datasource": {
              "type": "grafana",
              "uid": "-- Grafana --"
            },
            "enable": true,
            "hide": true,
            "iconColor": "rgba(0, 211, 255, 1)",
            "name": "Annotations & Alerts",
            "type": "dashboard"
          }
        ]
      },
      "templating": {
        "list": [
          {
            "current": {
              "selected": false,
              "text": "default",
              "value": "default"
            },
            "hide": 0,
            "includeAll": false,
            "label": "Data source",
            "multi": false,
            "name": "datasource",
            "options": [],
            "query": "prometheus",
            "refresh": 1,
            "regex": "",
            "skipUrlSync": false,
            "type": "datasource"
          },
          {
            "name": "cluster",
            "label": "Cluster",
            "type": "query",
            "hide": 0,
            "datasource": {
              "type": "prometheus",
              "uid": "${datasource}"
            },
            "definition": "label_values(up,cluster)",
            "query": {
              "qryType": 1,
              "query": "label_values(up,cluster)",
              "refId": "PrometheusVariableQueryEditor-VariableQuery"
            },
            "refresh": 1,
            "regex": "",
            "sort": 1,
            "multi": true,
            "includeAll": true,
            "allValue": ".*",
            "current": {
              "selected": true,
              "text": [
                "All"
              ],
              "value": [
                "$__all"
              ]
            },
            "options": [],
            "skipUrlSync": false
          }
        ]
      },
      "panels": [
        {
          "id": 1,
          "type": "stat",
          "title": "Nodes up",
          "description": "1 is good; 0 means that the node does not answer.",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "gridPos": {
            "h": 4,
            "w": 24,
            "x": 0,
            "y": 0
          },
          "fieldConfig": {
            "defaults": {
              "unit": "none",
              "color": {
                "mode": "thresholds"
              },
              "thresholds": {
                "mode": "absolute",
                "steps": [
                  {
                    "color": "red",
                    "value": null
                  },
                  {
                    "color": "green",
                    "value": 1
                  }
                ]
              },
              "mappings": []
            },
            "overrides": []
          },
          "options": {
            "colorMode": "value",
            "graphMode": "none",
            "justifyMode": "auto",
            "orientation": "auto",
            "reduceOptions": {
              "calcs": [
                "lastNotNull"
              ],
              "fields": "",
              "values": false
            },
            "textMode": "auto",
            "wideLayout": true
          },
          "targets": [
            {
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "editorMode": "code",
              "expr": "up{job=\"windows-exporter\"}",
              "format": "time_series",
              "instant": true,
              "legendFormat": "{{instance}}",
              "range": false,
              "refId": "A"
            }
          ]
        }
      ]
    }
    """# + "\n"
}
