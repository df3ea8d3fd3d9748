import CollectorSchemas
import Testing

/// Components by name, kind and release.
@Suite struct RegistryTests {
  private let schemas = CollectorSchemas.embedded

  private func version(_ minor: Int) -> CollectorVersion { CollectorVersion(0, minor) }

  @Test func currentNames() throws {
    guard case .known(let component, let spelling) = schemas.find(.receiver, "file_log", in: .standard) else {
      Issue.record("file_log is not known")
      return
    }
    #expect(spelling.name == "file_log" && spelling.deprecated == nil)
    #expect(component.signals == [.logs])
    #expect(component.stability[.logs] == .beta)
    #expect(component.distributions == [.contrib, .kubernetes])
    #expect(component.unsupportedSystems.isEmpty)
  }

  @Test func aliasesAreKnownAndNewNamesComeLater() throws {
    guard case .known(let component, let spelling) = schemas.find(.receiver, "filelog", in: .standard) else {
      Issue.record("filelog is not known")
      return
    }
    #expect(component.type == "file_log" && spelling.deprecated == version(149))
    guard case .notYet(_, since: version(149)) = schemas.find(.receiver, "file_log", in: version(148)) else {
      Issue.record("file_log is not told to be later")
      return
    }
    #expect(schemas.name(of: .receiver, "file_log", in: version(148)) == "filelog")
    #expect(schemas.name(of: .receiver, "filelog", in: version(149)) == "file_log")
    #expect(schemas.name(of: .exporter, "otlp_grpc", in: version(143)) == "otlp")
    #expect(schemas.name(of: .exporter, "prometheus_remote_write", in: .standard) == "prometheus_remote_write")
    #expect(schemas.name(of: .exporter, "prometheus_remote_write", in: version(153)) == "prometheusremotewrite")
    #expect(schemas.name(of: .exporter, "nonsense", in: .standard) == "nonsense")
  }

  @Test func removedComponents() {
    guard case .removed(let component, since: version(111)) = schemas.find(.exporter, "logging", in: .standard) else {
      Issue.record("logging is not told to be removed")
      return
    }
    #expect(component.replacement == "the debug exporter")
    guard case .known = schemas.find(.exporter, "logging", in: version(110)) else {
      Issue.record("logging was there in 0.110")
      return
    }
    for (kind, name) in [
      (ComponentKind.extension, "memory_ballast"), (.exporter, "loki"), (.exporter, "opencensus"), (.exporter, "jaeger"),
      (.exporter, "carbon"), (.processor, "spanmetrics"), (.processor, "servicegraph"), (.processor, "routing"), (.processor, "k8s_tagger"),
    ] {
      guard case .removed = schemas.find(kind, name, in: .standard) else {
        Issue.record("\(name) is not told to be removed")
        continue
      }
    }
  }

  @Test func otherKindsAndMisspellings() {
    guard case .otherKind(let component) = schemas.find(.processor, "span_metrics", in: .standard) else {
      Issue.record("span_metrics is a connector")
      return
    }
    #expect(component.kind == .connector)
    #expect(schemas.find(.processor, "memory_limeter", in: .standard) == .unknown(nearest: "memory_limiter"))
    #expect(schemas.find(.processor, "qqqqqq", in: .standard) == .unknown(nearest: nil))
  }

  @Test func distributionsByRelease() {
    func has(_ kind: ComponentKind, _ type: String, _ distribution: CollectorDistribution, _ minor: Int) -> Bool {
      schemas.components(kind, in: version(minor), of: distribution).contains { $0.type == type }
    }
    #expect(has(.extension, "k8s_leader_elector", .kubernetes, 126))
    #expect(!has(.extension, "k8s_leader_elector", .kubernetes, 125))
    #expect(!has(.exporter, "prometheus_remote_write", .kubernetes, 156))
    #expect(has(.exporter, "prometheus_remote_write", .core, 156))
    #expect(has(.exporter, "loki", .contrib, 130) && !has(.exporter, "loki", .contrib, 131))
    #expect(schemas.components(.receiver, in: .standard, of: .otlp).map(\.type) == ["otlp"])
    #expect(schemas.components(.receiver, in: .standard, of: nil).count > 100)
    // Older releases than are in view are taken for the oldest.
    #expect(schemas.components(.receiver, in: version(1), of: nil) == schemas.components(.receiver, in: version(100), of: nil))
  }

  @Test func connectorsConvert() {
    let count = schemas.components(.connector, in: .standard, of: nil).first { $0.type == "count" }
    #expect(count?.conversions.contains(ComponentDescription.Conversion(from: .logs, to: .metrics)) == true)
    #expect(count?.signals.isEmpty == true)
  }

  @Test func systems() {
    let receivers = schemas.components(.receiver, in: .standard, of: nil)
    func systems(_ type: String) -> Set<CollectorSystem>? { receivers.first { $0.type == type }?.unsupportedSystems }
    #expect(systems("windows_event_log") == [.linux])
    #expect(systems("journald") == [.windows])
    #expect(systems("host_metrics") == [])
  }
}
