import Checks
import Diagnostics
import Testing
import YAML

/// What `$` means in a text, and which expressions Prometheus refuses; seen through the rules.
@Suite struct DollarAndPatternTests {
  private static func codes(header: String) throws -> [String] {
    let text = """
      receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
      processors: {memory_limiter: {check_interval: 1s, limit_mib: 400}}
      exporters: {otlp_grpc: {endpoint: "b:4317", headers: {x: \(YAMLScalar.doubleQuoted(header))}}}
      service: {pipelines: {traces: {receivers: [otlp], processors: [memory_limiter], exporters: [otlp_grpc]}}}

      """
    return try CollectorCases.lint(text).map(\.code.text)
  }

  private static let dollars: [(text: String, codes: [String])] = [
    ("a", []), ("$", []), ("a$", []), ("$$", []), ("$$A", []), ("$$$$A", []), ("$-", []), ("$ A", []), ("${", []), ("${A", []), ("$}", []),
    ("${A}", []), ("${env:A}", []), ("${env:A:-b}", []), ("${env:A:-}", []), ("${env:_a1}", []), ("${file:/a}", []), ("$${1}", []),
    ("$${env:1}", []), ("x${A}y${B}", []), ("${http://a/b}", []), ("$|^a$)", []),
    ("$A", ["OTEL026"]), ("a$A$B", ["OTEL026", "OTEL026"]), ("$$$A", ["OTEL026"]), ("$_", ["OTEL026"]), ("${A}$B", ["OTEL026"]),
    ("${1}", ["OTEL027"]), ("${}", ["OTEL027"]), ("${a-b}", ["OTEL027"]), ("${env:}", ["OTEL027"]), ("${env:a b}", ["OTEL027"]),
    ("${ A}", ["OTEL027"]), ("$$${1}", ["OTEL027"]), ("${env:A.B:-c}", ["OTEL027"]), ("${a b:c}", ["OTEL027"]), ("${é}", ["OTEL027"]),
    ("$1", ["OTEL028"]), ("$$1", []), ("$$$1", ["OTEL028"]), ("$1$2", ["OTEL028", "OTEL028"]),
  ]

  @Test(arguments: dollars) func dollar(_ row: (text: String, codes: [String])) throws {
    #expect(try Self.codes(header: row.text) == row.codes)
  }

  private static func isRefused(_ regex: String) throws -> Bool {
    let text = """
      receivers:
        prometheus:
          config:
            scrape_configs:
            - job_name: a
              static_configs: [{targets: ["a:1"]}]
              relabel_configs: [{action: drop, source_labels: [a], regex: \(YAMLScalar.doubleQuoted(regex))}]
      processors: {memory_limiter: {check_interval: 1s, limit_mib: 400}}
      exporters: {otlp_grpc: {endpoint: "b:4317"}}
      service: {pipelines: {metrics: {receivers: [prometheus], processors: [memory_limiter], exporters: [otlp_grpc]}}}

      """
    return try CollectorCases.lint(text).contains { $0.code.text == "OTEL038" }
  }

  private static let good = [
    "", "a", "a|b", "|", "()", "(|a)", "(a)(b)", "(?:a)", "(?i)a", "(?i:a)", "(?P<n>a)", "(?<n>a)", "a*", "a+?", "a??", "a{2}", "a{2,}?",
    "a{,2}", "a{", "{", "a{x}", "a{1000}", "[a]", "[^a]", "[]]", "[]a]", "[^]]", "[a-z]", "[a-]", "[-a]", "[[:alpha:]]", "[\\d-]", "[\\]]",
    "\\d+", "\\.", "\\pL", "\\p{Greek}", "\\x41", "\\x{41}", "\\Qa(b\\E", "\\012", "^a$$", "a)(b", "true|\"true\"",
    "(.+?)(?::\\d+)?;(\\d+)",
    "https?", "é+", "(?s).*", "a(?i)b", "\\bcat\\b", "[^:]+(?::\\d+)?",
  ]

  private static let bad = [
    "(", "(a", "a)", "*", "*a", "a|*", "(+)", "a**", "a+*", "a{2}{3}", "a{1001}", "a{3,2}", "[", "[a", "[^", "[z-a]", "\\", "a\\", "(?=a)",
    "(?!a)", "(?<=a)", "(?<!a)", "\\1", "(a)\\2", "\\y", "\\Z", "?a", "^*(",
  ]

  @Test(arguments: good) func goodPattern(_ regex: String) throws { #expect(try !Self.isRefused(regex)) }
  @Test(arguments: bad) func badPattern(_ regex: String) throws { #expect(try Self.isRefused(regex)) }
}
