import Diagnostics
public import YAML

/// The components of the collector's distributions, and the keys of the configurations of those that are used most.
///
/// Sources and the way to add a release: Tables/README.md.
public struct CollectorSchemas: Sendable {
  let registry: ComponentRegistry
  let keys: KeyTable

  /// The tables of this program, read when they are first needed.
  public static let embedded = CollectorSchemas(EmbeddedFiles.texts)

  /// The oldest release of which it is known what is in its distributions. Older ones are taken for it.
  public static let oldestVersion = CollectorVersion(0, 100)
  /// The newest release whose distributions were read. Newer ones are taken for it.
  public static let newestVersion = CollectorVersion(0, 159)
  /// The release whose keys are known. What other releases call an unknown key may be one that they have and this one has not.
  public static let keysVersion = CollectorVersion.standard

  /// - Parameter files: paths and texts of tables; the component table is `registry.txt`.
  init(_ files: [(path: String, text: String)]) {
    registry = ComponentRegistry(files.filter { $0.path.hasSuffix("registry.txt") }.map(\.text).joined(separator: "\n"))
    keys = KeyTable(files.filter { !$0.path.hasSuffix("registry.txt") })
  }

  /// What is wrong with the tables themselves.
  var flaws: [String] { registry.flaws + keys.flaws }

  // MARK: - Components

  /// What a release says to a component's name, whichever distributions have it.
  public func find(_ kind: ComponentKind, _ type: String, in version: CollectorVersion) -> ComponentLookup {
    registry.find(kind, type, in: version)
  }

  /// The components of a kind that a release has.
  ///
  /// - Parameter distribution: nil takes those of all distributions.
  public func components(
    _ kind: ComponentKind, in version: CollectorVersion, of distribution: CollectorDistribution?
  ) -> [ComponentDescription] {
    registry.components(kind, in: version).filter { component in distribution.map { component.distributions.contains($0) } ?? true }
  }

  /// The spelling to write for a release: the newest that it knows and that is not deprecated in it.
  ///
  /// - Parameter type: any name of the component; a name that is not known is returned as it is.
  public func name(of kind: ComponentKind, _ type: String, in version: CollectorVersion) -> String {
    guard let component = registry.component(kind, type) else { return type }
    let known = component.spellings.filter { $0.isKnown(in: version) }
    return (known.first { $0.deprecated.map { version < $0 } ?? true } ?? known.first)?.name ?? type
  }

  // MARK: - Configurations

  /// What is wrong with a component's configuration, as far as its keys and their types tell; nothing if they are not known.
  public func check(
    _ configuration: YAMLValue, of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> [ConfigurationProblem] {
    guard let block = block(of: kind, type) else { return [] }
    return check(configuration, block, in: version)
  }

  /// What is wrong with the section `service`. Whether its references are to something, the caller knows better.
  public func checkService(_ service: YAMLValue, in version: CollectorVersion) -> [ConfigurationProblem] {
    guard let block = keys.service.map({ keys.blocks[$0] }) else { return [] }
    return check(service, block, in: version)
  }

  /// Whether the keys of a component's configuration are known.
  public func knowsKeys(of kind: ComponentKind, _ type: String) -> Bool { block(of: kind, type) != nil }

  private func check(_ configuration: YAMLValue, _ block: ConfigurationBlock, in version: CollectorVersion) -> [ConfigurationProblem] {
    var walk = ConfigurationWalk(table: keys, version: version)
    walk.check(configuration == .null ? .map(YAMLMap()) : configuration, block)
    return walk.problems
  }

  func block(of kind: ComponentKind, _ type: String) -> ConfigurationBlock? {
    keys.block(of: kind, registry.component(kind, type)?.type ?? type)
  }
}
