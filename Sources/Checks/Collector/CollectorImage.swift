import CollectorSchemas

/// What an image's name tells of the collector in it.
struct CollectorImage: Sendable {
  /// Nil for images of others.
  let distribution: CollectorDistribution?
  /// Nil if the tag names none.
  let version: CollectorVersion?

  /// Images of others are often tagged with their own versions, so only the project's tell the collector's.
  ///
  /// Source: open-telemetry/opentelemetry-collector-releases, distributions/*/.goreleaser.yaml: `0.156.0`, `0.156.0-windows-2022-amd64`.
  init(_ text: String) {
    let image = ImageReference(text)
    distribution = CollectorDistribution(imageRepository: image.repository)
    version = distribution == nil ? nil : image.tag.flatMap { CollectorVersion($0.prefix { $0 != "-" }) }
  }

  /// Where the program looks for its configuration if no `--config` is given; nil if nowhere.
  ///
  /// Source: open-telemetry/opentelemetry-collector-releases, distributions/*/Dockerfile and Windows.dockerfile.
  func defaultConfiguration(isWindows: Bool) -> String? {
    switch distribution {
    case nil, .kubernetes: nil
    case let distribution?: isWindows ? "/config.yaml" : "/etc/\(distribution.rawValue)/config.yaml"
    }
  }
}
