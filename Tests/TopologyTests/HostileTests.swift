import Testing

@testable import Topology

/// Inputs of any size give a picture that somebody can look at.
@Suite struct HostileTests {
  @Test func tenThousandObjects() throws {
    var text = ""
    for index in 0..<10_000 {
      text += """
        ---
        apiVersion: apps/v1
        kind: \(index % 3 == 0 ? "Deployment" : "DaemonSet")
        metadata: {name: w\(index), namespace: ns\(index % 700)}
        spec: {template: {metadata: {labels: {a: b}}, spec: {nodeSelector: {kubernetes.io/os: \(index % 2 == 0 ? "windows" : "linux")}}}}

        """
    }
    let graph = try Picture.graph(of: text)
    #expect(graph.nodes.count <= 40 && graph.notes.contains("10000 of 10000 workloads are shown in groups"))
    #expect(graph.nodes.map(\.title) == ["5000 workloads", "5000 workloads"])
    #expect(SVGWriter.text(of: graph).contains("10000 of 10000 workloads are shown in groups"))
    #expect(MermaidWriter.text(of: graph).contains("10000 of 10000"))
  }

  @Test func longNames() throws {
    let name = String(repeating: "long-", count: 2_000)
    let graph = try Picture.graph(
      of: """
        apiVersion: v1
        kind: Pod
        metadata: {name: "\(name)"}
        spec: {serviceAccountName: "\(name)", containers: [{name: a, image: "\(name)", envFrom: [{secretRef: {name: "\(name)"}}]}]}
        """, titled: name)
    #expect(graph.nodes.count == 1)
    #expect(SVGWriter.text(of: graph).utf8.count < 12_000)
    #expect(MermaidWriter.text(of: graph).utf8.count < 3_000)
  }

  /// Each sends to the next, and the last to the first.
  @Test func circle() throws {
    let texts = (0..<20).map { index in
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: c\(index), namespace: a}
      data:
        config.yaml: |
          receivers: {otlp: {protocols: {grpc: {}}}}
          exporters: {otlp: {endpoint: "c\((index + 1) % 20):4317"}}
          service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: c\(index), namespace: a}
      spec: {selector: {app: c\(index)}, ports: [{port: 4317}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: c\(index), namespace: a, labels: {app: c\(index)}}
      spec:
        containers:
          - name: otel
            image: otel/opentelemetry-collector:0.128.0
            args: [--config=/c/config.yaml]
            volumeMounts: [{name: c, mountPath: /c}]
        volumes: [{name: c, configMap: {name: c\(index)}}]

      """
    }
    let graph = try Picture.graph(of: texts.joined(separator: "---\n"))
    #expect(graph.nodes.count == 20 && graph.edges.count == 20)
    #expect(graph.edges.allSatisfy { $0.labels == ["traces"] && $0.to == ($0.from + 1) % 20 })
    #expect(!GraphLayout(graph).routes.isEmpty)
  }
}
