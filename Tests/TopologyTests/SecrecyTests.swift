import Foundation
import TestSupport
import Testing
import YAML

@testable import Topology

/// What is in Secrets, and what opens something, is in no picture.
@Suite struct SecrecyTests {
  @Test(arguments: ["aks-logzio-credentials-in-values", "prometheus-host-process", "otel-agent-gateway"])
  func secrets(name: String) throws {
    let picture = try #require(Picture.all.first { $0.name == name })
    // The values of Secrets are exchanged for words that stand nowhere else, so that each is found wherever it goes.
    var documents = try YAMLReader.readValues(String(contentsOfFile: picture.path, encoding: .utf8), file: "test.yaml")
    var words: [String] = []
    for index in documents.indices where documents[index]["kind"]?.string == "Secret" {
      guard case .map(var object) = documents[index] else { continue }
      for field in ["data", "stringData"] {
        guard case .map(var data)? = object[field] else { continue }
        for key in Array(data.keys) where !(data[key]?.string?.contains("receivers") ?? false) {
          words.append("dGVzdA\(words.count)zZqQ")
          data[key] = .string(words[words.count - 1])
        }
        object[field] = .map(data)
      }
      documents[index] = .map(object)
    }
    #expect(!words.isEmpty || name == "otel-agent-gateway")
    let graph = try Picture.graph(of: documents.map { "---\n" + YAMLEmitter.text(for: $0) }.joined())
    let texts = [SVGWriter.text(of: graph), MermaidWriter.text(of: graph)]
    for word in words { for text in texts { #expect(!text.contains(word), "\(picture.name) shows \(word)") } }
  }

  @Test(arguments: ["prometheus-host-process", "otel-agent-gateway"]) func credentialsInAddresses(name: String) throws {
    let picture = try #require(Picture.all.first { $0.name == name })
    let graph = try picture.graph()
    let hidden = [
      "hunter2", "writer", "topsecret", "user:pass", "token", "deadbeef", "dead-beef", "apikey", "hidden-host", "secret-path", "sEcReT",
    ]
    for text in [SVGWriter.text(of: graph), MermaidWriter.text(of: graph)] {
      for word in hidden { #expect(!text.contains(word), "\(name) shows \(word)") }
    }
    let names = graph.nodes.map(\.name)
    #expect(names.contains(name == "otel-agent-gateway" ? "otlp.vendor.example" : "metrics.example.com"))
  }

  @Test func repositories() throws {
    let text = try String(contentsOfFile: "\(Project.root)/examples/aks-logzio/fleet.yaml", encoding: .utf8)
    #expect(text.contains("https://github.com/acme/observability.git"))
    let picture = try #require(Picture.all.first { $0.isFleet })
    let graph = try picture.graph()
    #expect(graph.nodes.contains { $0.name == "github.com/acme/observability" })
  }

  /// Whatever stands around a host, or in its place.
  @Test(arguments: [
    ("https://user:p%40ss@host.example:8443/path?key=1#x", "host.example 8443"), ("host:4317", "host 4317"),
    ("dns:///gateway:4317", "gateway 4317"), ("[::1]:4317", "::1 4317"), ("https://token@o1.example/2", "o1.example"),
    ("https://host.example?sig=a@b", "host.example"), ("InstrumentationKey=1;Endpoint=https://x", "-"), ("a b", "-"), ("", "-"),
    ("host:99999", "-"), ("https://p@ss@host.example/", "host.example"), ("HOST.Example", "host.example"), ("${env:X}", "-"),
    ("https://user:1/2@host.example", "-"),
  ])
  func hosts(text: String, expected: String) {
    let endpoint = Endpoint(text)
    #expect(endpoint.map { $0.host + ($0.port.map { " \($0)" } ?? "") } ?? "-" == expected)
  }
}
