public import YAML

/// One thing about a chart that is not as it was.
public struct ContractChange: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case chartName, chartType, kubeVersionNarrowed, kubeVersionWidened
    case keyRemoved, keyAdded, requiredKeyAdded
    /// Values that were right may be refused now.
    case narrowed
    /// More values are right than before.
    case widened
    case defaultChanged
    case schemaAdded, schemaRemoved
    case fileAdded, fileRemoved, fileChanged
  }

  public var kind: Kind
  /// The setting: `proxy.builds[].image.tag`; the file's path for files; empty for the chart.
  public var path: String
  /// What of a schema it is: `type`, `maximum`.
  public var keyword: String?
  public var old: YAMLValue?
  public var new: YAMLValue?
  /// By how much the version has to grow for it.
  public var bump: VersionBump
  /// Whether values are left out because they are credentials.
  public var isHidden = false

  init(
    _ kind: Kind, _ path: String, keyword: String? = nil, old: YAMLValue? = nil, new: YAMLValue? = nil, _ bump: VersionBump
  ) {
    self.kind = kind
    self.path = path
    self.keyword = keyword
    self.old = old
    self.new = new
    self.bump = bump
  }
}

/// How two versions of a chart differ for those who install it.
public struct ContractDifference: Sendable, Hashable {
  public var oldVersion: String
  public var newVersion: String
  public var changes: [ContractChange]

  public var isEmpty: Bool { changes.isEmpty && oldVersion == newVersion }
  public var required: VersionBump { changes.map(\.bump).max() ?? .none }

  public init(from old: ChartContract, to new: ChartContract) {
    oldVersion = old.version
    newVersion = new.version
    changes = Self.metadata(old, new)
    var schemas = SchemaComparison(old.schema, new.schema, defaults: new.defaults)
    changes += schemas.changes()
    changes += DefaultsComparison(old, new).changes(knownRemoved: Set(changes.filter { $0.kind == .keyRemoved }.map(\.path)))
    changes += Self.files(old.files, new.files)
    // What tells of one place stands together, whatever found it.
    changes = changes.enumerated().sorted {
      ($1.element.bump.rawValue, $0.element.path, $0.offset) < ($0.element.bump.rawValue, $1.element.path, $1.offset)
    }.map(\.element)
  }

  private static func metadata(_ old: ChartContract, _ new: ChartContract) -> [ContractChange] {
    var changes: [ContractChange] = []
    if old.name != new.name { changes.append(.init(.chartName, "", old: .string(old.name), new: .string(new.name), .major)) }
    if old.type != new.type { changes.append(.init(.chartType, "", old: .string(old.type), new: .string(new.type), .major)) }
    if old.kubeVersion != new.kubeVersion {
      let (before, after) = (YAMLValue.string(old.kubeVersion), YAMLValue.string(new.kubeVersion))
      switch KubernetesRange.change(from: old.kubeVersion, to: new.kubeVersion) {
      case .same: break
      case .narrowed: changes.append(.init(.kubeVersionNarrowed, "", old: before, new: after, .major))
      case .widened: changes.append(.init(.kubeVersionWidened, "", old: before, new: after, .minor))
      }
    }
    return changes
  }

  /// What templates make of values cannot be told from their text, so that a change of them is taken for a small one; the objects tell
  /// more, where they are at hand.
  private static func files(_ old: [String: String]?, _ new: [String: String]?) -> [ContractChange] {
    guard let old, let new else { return [] }
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (let before?, let after?): before == after ? nil : .init(.fileChanged, path, .patch)
      case (.some, nil): .init(.fileRemoved, path, .patch)
      default: .init(.fileAdded, path, .patch)
      }
    }
  }
}
