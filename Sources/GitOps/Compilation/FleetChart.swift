public import ChartModel

/// A chart that clusters of a fleet install, made ready for many evaluations.
public struct FleetChart: Sendable {
  public let definition: ChartDefinition
  let evaluator: Evaluator
  /// The settings that hold credentials.
  let secretSettings: [SettingsSchema.Declaration]
  /// Charts with collectors name their cluster in this setting.
  let takesClusterName: Bool

  static let clusterNameSetting = ["collectors", "clusterName"]

  public init(_ definition: ChartDefinition) {
    self.definition = definition
    evaluator = Evaluator(definition)
    let declarations = definition.settings.declarations
    secretSettings = declarations.filter(\.type.holdsSecret)
    takesClusterName = declarations.contains { $0.path == Self.clusterNameSetting }
  }
}
