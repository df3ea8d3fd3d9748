public import YAML

extension PlacementReport {
  /// The report for machines, as indented JSON with a line end.
  public var json: String { JSONWriter.text(for: value, pretty: true) }

  /// The report as a value: `nodeCount`, and `workloads` with `kind`, `namespace`, `name`, `operatingSystem` (null if unknown), `landsOn`,
  /// `refused` (a node, its `outcome` and `reasons`, each with `code`, `by` and `message`) and `notes` on nodes landed on.
  public var value: YAMLValue { ["nodeCount": .int(nodeCount), "workloads": .list(rows.map(Self.value))] }

  private static func value(of row: Row) -> YAMLValue {
    let refused = row.nodes.filter { !$0.verdict.fits }
    let notes = row.nodes.filter(\.verdict.fits).flatMap { node in
      node.verdict.notes.map { ["node": .string(node.node), "code": .string($0.code), "message": .string($0.message)] as YAMLValue }
    }
    return [
      "kind": .string(row.workload.kind),
      "namespace": .string(row.workload.namespace),
      "name": .string(row.workload.name),
      "operatingSystem": row.workload.operatingSystem.map(YAMLValue.string) ?? .null,
      "landsOn": .list(row.landsOn.map(YAMLValue.string)),
      "refused": .list(refused.map(value)),
      "notes": .list(notes),
    ]
  }

  private static func value(of node: NodeVerdict) -> YAMLValue {
    [
      "node": .string(node.node),
      "outcome": .string(node.verdict.outcome.rawValue),
      "reasons": .list(
        node.verdict.refusals.map {
          ["code": .string($0.code), "by": .string($0.stage.rawValue), "message": .string($0.message)]
        }),
    ]
  }
}
