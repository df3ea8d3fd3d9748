/// A distribution of the collector: the set of components that one image holds (opentelemetry-collector-releases, distributions/).
public enum CollectorDistribution: String, Sendable, CaseIterable {
  /// The core repository's components and a small part of contrib's, which does not grow any more.
  case core = "otelcol"
  /// All components of both repositories, vendors' exporters among them.
  case contrib = "otelcol-contrib"
  /// What observes a cluster and what runs in it. Its only exporters to other machines speak OTLP or OpenTelemetry Arrow.
  case kubernetes = "otelcol-k8s"
  /// The receiver and the exporters of OTLP alone: no processor, no connector, no extension.
  case otlp = "otelcol-otlp"

  /// The last part of the image's repository, such as `opentelemetry-collector-contrib`.
  public var imageName: String { "opentelemetry-collector" + rawValue.dropFirst("otelcol".count) }

  /// - Parameter repository: an image's repository with or without its registry; nil if it is none of the project's own.
  public init?(imageRepository repository: some StringProtocol) {
    let name = String(repository).split(separator: "/" as Character).last.map(String.init)
    guard let distribution = Self.allCases.first(where: { $0.imageName == name }) else { return nil }
    self = distribution
  }
}
