public import ChartModel

/// When a node pulls an image.
public enum PullPolicy: String, SettingChoice {
  /// At each start of a container, by its digest.
  case always = "Always"
  /// Where the node does not have it.
  case ifNotPresent = "IfNotPresent"
  /// Never: it must be on the node.
  case never = "Never"
}

/// The settings of an image: where it comes from, and how it is pulled.
public struct ImageSettings: ChartValues {
  /// The registry's host, with its port if it has one.
  @Setting public var registry: Expr<String>
  /// The image's path in the registry.
  @Setting public var repository: Expr<String>
  /// The tag; a digest may follow it, as in `1.2.3@sha256:…`.
  @Setting public var tag: Expr<String>
  @Setting("When a node pulls the image.")
  public var pullPolicy: Expr<PullPolicy> = Expr(.ifNotPresent)
  @Setting("Secrets with credentials for the registry.")
  public var pullSecrets: Expr<ImagePullSecrets> = .none

  /// An image without defaults, which no chart takes: a chart gives its own with `init(registry:repository:tag:)`.
  public init() { self.init(registry: "", repository: "", tag: "") }

  /// - Parameters:
  ///   - registry: the default registry, such as `docker.io`.
  ///   - repository: the default path, such as `otel/opentelemetry-collector-contrib`.
  ///   - tag: the default tag.
  public init(registry: String, repository: String, tag: String) {
    _registry = Setting(
      wrappedValue: Expr(literal: registry), "The registry's host, with its port if it has one.", .pattern(.imageRegistry))
    _repository = Setting(
      wrappedValue: Expr(literal: repository), "The image's path in the registry.", .pattern(.imageRepository, maxLength: 255))
    _tag = Setting(wrappedValue: Expr(literal: tag), "The image's tag; a digest may follow it, as in 1.2.3@sha256:….", .pattern(.imageTag))
  }

  /// The image as a container names it: `registry/repository:tag`.
  public var reference: Expr<String> { "\(registry)/\(repository):\(tag)" }
}
