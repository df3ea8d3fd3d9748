import Grafana
import TestSupport
import Testing
import YAML

/// The files of Grafana's provisioning, and how dashboards are spread over ConfigMaps.
struct ProvisioningTests {
  @Test func dataSources() {
    let provisioning = DataSourceProvisioning([
      .init(
        name: "Prometheus", uid: "prometheus", url: "http://prometheus.monitoring.svc:9090/$path", scrapeInterval: "30s", isDefault: true,
        serverType: .prometheus, authentication: .basic(user: "me", password: .environment("PASSWORD"))),
      .init(
        name: "Mimir", uid: "mimir", url: .environment("MIMIR_URL"), scrapeInterval: "1m", serverType: .mimir,
        authentication: .bearer(.file("/etc/token")), headers: [.init("X-Scope-OrgID", "a$$b")]),
    ])
    #expect(
      provisioning.yaml == """
        apiVersion: 1
        datasources:
          - name: Prometheus
            uid: prometheus
            type: prometheus
            access: proxy
            url: http://prometheus.monitoring.svc:9090/$$path
            isDefault: true
            editable: false
            basicAuth: true
            basicAuthUser: me
            jsonData:
              httpMethod: POST
              timeInterval: 30s
              prometheusType: Prometheus
            secureJsonData:
              basicAuthPassword: "${PASSWORD}"
          - name: Mimir
            uid: mimir
            type: prometheus
            access: proxy
            url: "${MIMIR_URL}"
            isDefault: false
            editable: false
            jsonData:
              httpMethod: POST
              timeInterval: 1m
              prometheusType: Mimir
              httpHeaderName1: X-Scope-OrgID
              httpHeaderName2: Authorization
            secureJsonData:
              httpHeaderValue1: a$$$$b
              httpHeaderValue2: "Bearer $__file{/etc/token}"

        """)
  }

  @Test func providers() {
    let provisioning = DashboardProvisioning([
      .init(name: "windows", path: "/var/lib/grafana/dashboards", folder: "Windows", folderUID: "windows"),
      .init(
        name: "tree", path: "/srv", folder: "ignored", updateInterval: 10, keepsDeleted: true, allowsChanges: true, mirrorsFolders: true),
    ])
    #expect(
      provisioning.yaml == """
        apiVersion: 1
        providers:
          - name: windows
            orgId: 1
            folder: Windows
            folderUid: windows
            type: file
            disableDeletion: false
            updateIntervalSeconds: 30
            allowUiUpdates: false
            options:
              path: /var/lib/grafana/dashboards
              foldersFromFilesStructure: false
          - name: tree
            orgId: 1
            type: file
            disableDeletion: true
            updateIntervalSeconds: 10
            allowUiUpdates: true
            options:
              path: /srv
              foldersFromFilesStructure: true

        """)
  }

  @Test func partsHoldAllFilesInOrder() throws {
    for seed in 1...50 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let files = try (0..<Int.random(in: 0...30, using: &random)).map { number in
        try DashboardFile(name: "\(number).json", text: String(repeating: "x", count: Int.random(in: 0...1200, using: &random)))
      }
      let parts = try DashboardFile.parts(files, maxBytes: 1000)
      #expect(parts.flatMap(\.self) == files, "seed \(seed)")
      for part in parts { #expect(part.count == 1 || part.reduce(0) { $0 + $1.bytes } <= 1000, "seed \(seed)") }
      // None would have gone into the one before.
      for (part, next) in zip(parts, parts.dropFirst()) {
        #expect(part.reduce(0) { $0 + $1.bytes } + (next.first?.bytes ?? 0) > 1000, "seed \(seed)")
      }
    }
  }

  @Test func partsRefuseTwoFilesOfOneName() throws {
    let file = try DashboardFile(name: "a.json", text: "{}")
    #expect(throws: DashboardError.repeatedFile("a.json")) { try DashboardFile.parts([file, file]) }
  }

  @Test(arguments: ["", ".", "..", "..a", "a/b", "ü", String(repeating: "a", count: 254)])
  func fileNames(_ name: String) {
    #expect(throws: DashboardError.invalidFileName(name)) { try DashboardFile(name: name, text: "") }
  }
}
