import ChartModel
import TestSupport
import Testing

struct TextPatternTests {
  static let patterns: [(String, TextPattern)] = [
    ("dnsLabel", .dnsLabel), ("dnsSubdomain", .dnsSubdomain), ("qualifiedName", .qualifiedName), ("labelValue", .labelValue),
    ("imageRegistry", .imageRegistry), ("imageRepository", .imageRepository), ("imageTag", .imageTag), ("url", .url),
    ("version", .version), ("cron", .cronSchedule), ("quantity", .quantity), ("line", .line), ("lines", .lines), ("sha256", .sha256),
    ("percentage", .percentage), ("serviceName", .serviceName), ("mapText", .mapText), ("dataKey", .dataKey),
  ]

  /// What is drawn from a pattern matches it, and what is spoilt by a control does not.
  @Test(arguments: patterns.indices) func samplesMatch(index: Int) {
    let (name, pattern) = Self.patterns[index]
    var sampler = ValueSampler(seed: UInt64(index) + 100)
    for round in 0..<200 {
      let text = sampler.text(of: pattern, limit: 60)
      #expect(pattern.matches(text), "\(name), seed \(index + 100), round \(round): \(text)")
      #expect(!pattern.matches(text + "\u{7F}"), "\(name): \(text)")
    }
  }

  @Test(arguments: [
    ("500m", true), (".5", true), ("1.5Gi", true), ("1099511627776", true), ("2e3", true), ("1e-3", true), ("100u", true), ("", false),
    ("1.5 Gi", false), ("-1", false), ("Gi", false), ("1ki", false),
  ])
  func quantities(text: String, isOne: Bool) { #expect(TextPattern.quantity.matches(text) == isOne) }

  @Test(arguments: [
    ("*/10 * * * *", true), ("@hourly", true), ("@every 10m", true), ("0 0 * * MON-FRI", true), ("0  0 * * *", true), ("* * * *", false),
    ("@sometimes", false), ("", false),
  ])
  func schedules(text: String, isOne: Bool) { #expect(TextPattern.cronSchedule.matches(text) == isOne) }

  @Test(arguments: [
    ("docker.io", true), ("example.com:5000", true), ("acr.azurecr.io/mirror", true), ("", false), ("https://x", false), ("a b", false),
  ])
  func registries(text: String, isOne: Bool) { #expect(TextPattern.imageRegistry.matches(text) == isOne) }

  @Test func printing() {
    #expect(TextPattern.dnsLabel(maxLength: 8).regularExpression == "^[a-z0-9](?:[a-z0-9\\-]{0,6}[a-z0-9])?$")
    #expect(TextPattern.either([.text("a.b"), .text("c")]).regularExpression == "^(?:a\\.b|c)$")
    #expect(TextPattern.line.regularExpression.hasPrefix("^[^\\x00-\\x1f\\x7f-"))
  }

  /// A pattern that would make a backtracking engine run for ages.
  @Test func matchingIsBounded() {
    let nested = TextPattern.sequence([.repeated(.repeated(.text("a"), min: 0, max: nil), min: 0, max: nil), .text("b")])
    #expect(!nested.matches(String(repeating: "a", count: 500)))
  }

  @Test func whatAPatternMayContain() {
    #expect(TextPattern.line.mayContain { $0 == "$" })
    #expect(!TextPattern.url.mayContain { $0 == "$" })
    #expect(!TextPattern.dnsLabel.mayContain { $0.value >= 0x80 })
  }
}
