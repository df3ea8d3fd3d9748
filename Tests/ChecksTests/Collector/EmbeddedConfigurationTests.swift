import Checks
import Diagnostics
import Testing
import YAML

/// Where findings in a configuration point, however it stands in an object.
@Suite struct EmbeddedConfigurationTests {
  /// One exporter too many, in line 6 at column 3; a pipeline without memory_limiter in line 9 at column 5.
  private static let text = """
    receivers:
      otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
    exporters:
      otlp_grpc: {endpoint: "b:4317"}

      debug: {}
    service:
      pipelines:
        traces: {receivers: [otlp], exporters: [otlp_grpc]}

    """

  private static func indented(_ text: String, by count: Int, end: String = "\n") -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { ($0.isEmpty ? "" : String(repeating: " ", count: count) + $0) + end }.joined()
  }

  private static let head = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n"

  private static func marks(_ text: String) throws -> [String] { try CollectorCases.marks(CollectorCases.lint(text)) }

  @Test func literals() throws {
    let body = Self.indented(Self.text, by: 4)
    #expect(try Self.marks(Self.head + "  c: |\n" + body) == ["11:7 OTEL011", "14:9 OTEL020"])
    #expect(try Self.marks(Self.head + "  c: |-\n" + body) == ["11:7 OTEL011", "14:9 OTEL020"])
    #expect(try Self.marks(Self.head + "  # a comment\n  c: &a !!str |+ # another\n" + body) == ["12:7 OTEL011", "15:9 OTEL020"])
    #expect(try Self.marks(Self.head + "  c: |2\n" + Self.indented(Self.text, by: 6)) == ["11:9 OTEL011", "14:11 OTEL020"])
    #expect(try Self.marks(Self.head + "  \"c d\": |\n" + Self.indented(Self.text, by: 3)) == ["11:6 OTEL011", "14:8 OTEL020"])
    let windows = Self.head.replacing("\n", with: "\r\n") + "  c: |\r\n" + Self.indented(Self.text, by: 4, end: "\r\n")
    #expect(try Self.marks(windows) == ["11:7 OTEL011", "14:9 OTEL020"])
    #expect(try Self.marks("a: 1\n---\n" + Self.head + "  c: |\n" + body) == ["13:7 OTEL011", "16:9 OTEL020"])
  }

  /// Of other texts the beginning is shown, and the message tells the way.
  @Test func textsWithoutLines() throws {
    let quoted = try CollectorCases.lint(Self.head + "  c: \(YAMLScalar.doubleQuoted(Self.text))\n").filter { $0.code.text == "OTEL011" }
    #expect(CollectorCases.marks(quoted) == ["5:3 OTEL011"])
    #expect(quoted.first?.message.hasSuffix(" (at exporters/debug)") == true)
    let folded = Self.head + "  c: >\n" + Self.indented(Self.text, by: 4).replacing("\n", with: "\n\n")
    #expect(try Self.marks(folded) == ["5:3 OTEL011", "5:3 OTEL020"])
  }

  @Test func otherHolders() throws {
    let body = Self.indented(Self.text, by: 4)
    let secret = Self.head.replacing("ConfigMap", with: "Secret").replacing("data", with: "stringData")
    #expect(try Self.marks(secret.replacing("metastringData", with: "metadata") + "  c: |\n" + body) == ["11:7 OTEL011", "14:9 OTEL020"])
    let list = "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: c}\n  data:\n    c: |\n"
    #expect(try Self.marks(list + Self.indented(Self.text, by: 6)) == ["14:9 OTEL011", "17:11 OTEL020"])
    let map = "apiVersion: opentelemetry.io/v1beta1\nkind: OpenTelemetryCollector\nmetadata: {name: c}\nspec:\n  config:\n"
    #expect(try Self.marks(map + body) == ["11:7 OTEL011", "14:9 OTEL020"])
    let text = map.replacing("v1beta1", with: "v1alpha1").replacing("config:", with: "config: |")
    #expect(try Self.marks(text + body) == ["11:7 OTEL011", "14:9 OTEL020"])
  }

  @Test func suppressions() throws {
    let line = Self.text.replacing("  debug: {}", with: "  debug: {} # wingen:ignore OTEL011 for tests")
    #expect(try Self.marks(Self.head + "  c: |\n" + Self.indented(line, by: 4)) == ["14:9 OTEL020"])
    let above = Self.text.replacing("  debug: {}", with: "  # wingen:ignore OTEL011 for tests\n  debug: {}")
    #expect(try Self.marks(Self.head + "  c: |\n" + Self.indented(above, by: 4)) == ["15:9 OTEL020"])
    let annotated = Self.head.replacing(
      "{name: c}", with: "{name: c, annotations: {ignore.wingen/OTEL011: for tests, ignore.wingen/OTEL020: for tests}}")
    #expect(try CollectorCases.lint(annotated + "  c: |\n" + Self.indented(Self.text, by: 4)).isEmpty)
  }

  /// Text that is none, or is for another program, is left alone.
  @Test func othersAreLeftAlone() throws {
    for text in [
      "receivers: [a]\nexporters: [b]\n", "route: {receiver: a}\nreceivers:\n- name: a\n", "# receivers: exporters: service:\n",
      "#!/bin/sh\necho receivers: exporters:\n", "receivers: {{ toYaml .x }}\nexporters: {{ y }}\n",
      "service: {pipelines: {}}\nname: a\nb: c\n",
    ] {
      #expect(try CollectorCases.lint(Self.head + "  c: |\n" + Self.indented(text, by: 4)).isEmpty, "\(text)")
    }
  }
}
