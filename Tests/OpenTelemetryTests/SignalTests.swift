import OpenTelemetry
import Testing

@Suite struct SignalTests {
  @Test func namesArePipelineTypes() { #expect([Metrics.name, Logs.name, Traces.name] == ["metrics", "logs", "traces"]) }
}
