import Diagnostics

/// Everything that `wingen lint`, `wingen place` and `wingen verify` may find, with its explanation: the rules, and what inputs, schemas,
/// settings, nodes and the checks themselves bring.
public enum RuleCatalogue {
  /// In the order of the codes.
  public static let all: [RuleDescription] = (RuleRegistry.all.rules.map { $0.about } + families.joined()).sorted {
    $0.code.text < $1.code.text
  }

  /// What is found by other means than rules.
  private static let families = [
    schemaProblems, inputProblems, yamlProblems, placementProblems, valueProblems, declarationProblems, specProblems, commandProblems,
    extensionProblems, specTransferProblems, migrationProblems, fleetProblems, deliveryProblems, objectProblems, lintProblems,
    chartProblems, packageProblems, diffProblems, importProblems, stackProblems, scaffoldProblems, graphProblems,
    [UnreadableConfiguration.about],
  ]

  public static let codes = Set(all.map { $0.code.text })

  /// Findings that depend on the nodes of a cluster.
  static let placementCodes = PlacementProblem.codesAtNames.union(PlacementProblem.codesAtSystems)

  public static func description(of code: String) -> RuleDescription? { all.first { $0.code.text == code } }
}
