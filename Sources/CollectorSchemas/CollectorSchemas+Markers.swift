public import YAML

extension CollectorSchemas {
  /// Where a component accepts connections.
  public struct Endpoint: Sendable, Hashable {
    /// The key with the address, whether or not it is written.
    public var path: [PathElement]
    /// Host and port, such as `localhost:13133`; text with `${…}` as it is written.
    public var address: String
    /// Such as `http` or `grpc`.
    public var transport: String
    /// Whether the address is the component's default.
    public var isDefault: Bool
  }

  /// The components that a configuration refers to, such as in `auth.authenticator` and `storage`.
  public func references(
    in configuration: YAMLValue, of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> [(path: [PathElement], kind: ComponentKind, id: String)] {
    var found: [(path: [PathElement], kind: ComponentKind, id: String)] = []
    visitText(configuration, block(of: kind, type), in: version) { type, text, path in
      if case .component(let kind) = type { found.append((path, kind, text)) }
    }
    return found
  }

  /// The pipelines that a connector's configuration refers to.
  public func pipelineReferences(
    in configuration: YAMLValue, of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> [(path: [PathElement], id: String)] {
    var found: [(path: [PathElement], id: String)] = []
    visitText(configuration, block(of: kind, type), in: version) { type, text, path in
      if type == .pipeline { found.append((path, text)) }
    }
    return found
  }

  /// The paths of credentials that a configuration holds, whether written out or by `${…}`.
  public func secrets(
    in configuration: YAMLValue, of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> [[PathElement]] {
    var found: [[PathElement]] = []
    visitText(configuration, block(of: kind, type), in: version) { type, _, path in
      if type == .secret || type == .secretWord { found.append(path) }
    }
    return found
  }

  /// Where a component listens, by what is written and by default.
  public func endpoints(
    of configuration: YAMLValue, of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> [Endpoint] {
    endpoints(of: configuration, block(of: kind, type), in: version)
  }

  /// Where the collector's own telemetry is served, paths from `service`.
  public func endpoints(ofService service: YAMLValue, in version: CollectorVersion) -> [Endpoint] {
    endpoints(of: service, keys.service.map { keys.blocks[$0] }, in: version)
  }

  /// A key's default; nil if the key is not known or has none, or none is known.
  ///
  /// - Parameter path: from the component's configuration; indices stand for any element.
  public func standardValue(
    of path: [PathElement], of kind: ComponentKind, _ type: String, in version: CollectorVersion
  ) -> YAMLValue? {
    guard let block = block(of: kind, type) else { return nil }
    return keys.key(at: path, in: block)?.standard(in: version).map { YAMLValue(table: $0) }
  }

  // MARK: - Visits

  private func visitText(
    _ configuration: YAMLValue, _ block: ConfigurationBlock?, in version: CollectorVersion,
    _ seen: @escaping (ValueType, String, [PathElement]) -> Void
  ) {
    guard let block else { return }
    var visit = ConfigurationVisit(table: keys, version: version) { key, value, path, _ in
      switch value {
      case .string(let text): seen(key.type, text, path)
      case .int(let number): seen(key.type, String(number), path)
      default: break
      }
    }
    visit.visit(configuration, block)
  }

  private func endpoints(
    of configuration: YAMLValue, _ block: ConfigurationBlock?, in version: CollectorVersion
  ) -> [Endpoint] {
    guard let block else { return [] }
    var found: [Endpoint] = []
    var visit = ConfigurationVisit(table: keys, version: version) { key, value, path, map in
      guard let transport = key.serves else { return }
      let written = value?.string.flatMap { $0.isEmpty ? nil : $0 }
      guard var address = written ?? key.standard(in: version) else { return }
      if let portKey = key.port {
        switch map[portKey.name] {
        case .int(let port): address += ":\(port)"
        case .string(let port): address += ":" + port
        default: address += ":" + portKey.standard
        }
      }
      found.append(Endpoint(path: path, address: address, transport: transport, isDefault: written == nil))
    }
    visit.visit(configuration, block)
    return found
  }
}

extension KeyTable {
  /// The key at a path from a block.
  func key(at path: [PathElement], in block: ConfigurationBlock) -> ConfigurationKey? {
    guard case .key(let name) = path.first, let key = block.key(name) else { return nil }
    let rest = path.dropFirst().drop { if case .index = $0 { true } else { false } }
    if rest.isEmpty { return key }
    var type = key.type
    while case .list(let element) = type { type = element }
    guard case .block(let number) = type else { return nil }
    return self.key(at: Array(rest), in: blocks[number])
  }
}
