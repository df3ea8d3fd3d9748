/// How two inputs differ: manifests by their objects, charts by what they promise, specs by both.
public struct Difference: Sendable {
  /// As the user calls the inputs.
  public var oldName: String
  public var newName: String
  /// Nil if one of the inputs has no objects, but is a chart with templates.
  public var objects: ManifestDifference?
  /// Nil if the inputs are manifests.
  public var contract: ContractDifference?
  /// Whether the inputs are versions of one chart, so that the version has to grow with the changes.
  public var isOneChart: Bool

  public init(
    oldName: String, newName: String, objects: ManifestDifference?, contract: ContractDifference? = nil, isOneChart: Bool = false
  ) {
    self.oldName = oldName
    self.newName = newName
    self.objects = objects
    self.contract = contract
    self.isOneChart = isOneChart
  }

  public var isEmpty: Bool { objects?.isEmpty ?? true && contract?.isEmpty ?? true }

  /// By how much the chart's version has to grow: for its settings, and for the objects that it makes of its defaults. Objects that are gone,
  /// have another name or cannot be updated in place break an upgrade; new ones break nobody, and neither do those whose names change with their
  /// contents.
  public var requiredBump: VersionBump {
    var bump = contract?.required ?? .none
    if let objects {
      let renamed = objects.renamed.filter { object in object.newIdentity.map { !object.identity.isFollowed(by: $0) } ?? true }
      if !objects.changed.isEmpty || !objects.renamed.isEmpty { bump = max(bump, .patch) }
      if !objects.added.isEmpty { bump = max(bump, .minor) }
      if !objects.removed.isEmpty || !renamed.isEmpty || !objects.immutable.isEmpty { bump = .major }
    }
    return bump
  }

  /// What is wrong with the new version, if the inputs are charts.
  public var versionProblem: DiffProblem? {
    guard let contract, isOneChart else { return nil }
    return VersionCheck.problem(from: contract.oldVersion, to: contract.newVersion, required: requiredBump)
  }
}
