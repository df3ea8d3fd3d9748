import CollectorSchemas
import Testing

@Suite struct CollectorVersionTests {
  @Test func readsTags() {
    #expect(CollectorVersion("0.156.0") == .standard)
    #expect(CollectorVersion("v0.156") == .standard)
    for text in ["", "0", "0.x", "0.156.0-windows", "0.156.0.1", "latest", "0..1"] { #expect(CollectorVersion(text) == nil, "\(text)") }
    #expect(CollectorVersion(0, 99) < CollectorVersion(0, 100))
  }

  @Test func imagesTellTheDistribution() {
    #expect(CollectorDistribution(imageRepository: "ghcr.io/x/opentelemetry-collector-k8s") == .kubernetes)
    #expect(CollectorDistribution(imageRepository: "otel/opentelemetry-collector") == .core)
    #expect(CollectorDistribution(imageRepository: "otel/opentelemetry-collector-fork") == nil)
  }
}
