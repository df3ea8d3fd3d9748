public import Diagnostics
public import YAML

/// What a chart promises to those who install it: its name, its version, the clusters it takes, its settings.
public struct ChartContract: Sendable {
  public var name: String
  public var version: String
  /// Empty if it takes every cluster.
  public var kubeVersion: String
  /// `application` or `library`.
  public var type: String
  /// values.yaml.
  public var defaults: YAMLMap
  /// values.schema.json; nil if the chart has none and takes everything.
  public var schema: YAMLValue?
  /// Digests of its other files by path, those of charts in it too; nil if it is a spec, whose files are nothing but its output.
  public var files: [String: String]?
  /// Where its version stands, for findings.
  public var versionLocation: SourceLocation?

  public init(
    name: String, version: String, kubeVersion: String = "", type: String = "application", defaults: YAMLMap = [:],
    schema: YAMLValue? = nil, files: [String: String]? = nil, versionLocation: SourceLocation? = nil
  ) {
    self.name = name
    self.version = version
    self.kubeVersion = kubeVersion
    self.type = type
    self.defaults = defaults
    self.schema = schema
    self.files = files
    self.versionLocation = versionLocation
  }
}
