public import ChartModel
public import CollectorSchemas
public import Kubernetes

/// The settings of the collector's image.
///
/// The tag is computed for the operating system: there is no image for all systems, Windows has tags of its own
/// (opentelemetry-collector-releases, distributions/*/.goreleaser.yaml).
public struct CollectorImageSettings: ChartValues {
  @Setting("The registry's host, with its port if it has one.", .pattern(.imageRegistry)) public var registry: Expr<String> = "docker.io"
  /// The image's path in the registry.
  @Setting public var repository: Expr<String>
  /// Release of the collector: three numbers. Tags follow from it, by system and build.
  @Setting public var version: Expr<String>
  @Setting("When a node pulls the image.") public var pullPolicy: Expr<PullPolicy> = Expr(.ifNotPresent)
  @Setting("Secrets with credentials for the registry.") public var pullSecrets: Expr<ImagePullSecrets> = .none

  public init() { self.init(.contrib) }

  /// - Parameters:
  ///   - distribution: the default; it must hold every component that the configuration names.
  ///   - version: the default; configurations are written for it.
  public init(_ distribution: CollectorDistribution, version: CollectorVersion = .standard) {
    _repository = Setting(
      wrappedValue: Expr(literal: "otel/\(distribution.imageName)"), "The image's path in the registry.",
      .pattern(.imageRepository, maxLength: 255))
    _version = Setting(
      wrappedValue: Expr(literal: version.description),
      "Release of the collector: three numbers. The configuration is written for \(version.description).", .pattern(.releaseVersion))
  }

  /// The image for Linux nodes.
  var linux: Expr<String> { "\(registry)/\(repository):\(version)" }

  /// The image for Windows nodes.
  ///
  /// - Parameter release: of Windows Server, such as 2022.
  func windows(_ release: Expr<String>) -> Expr<String> { "\(registry)/\(repository):\(version)-windows-\(release)-amd64" }
}
