public import ChartModel
import Diagnostics
import YAML

/// One of the two things that are compared.
public struct DiffInput: Sendable {
  public enum Source: Sendable, Hashable {
    case manifests
    /// A chart on disk: its objects are those of crds/, because nothing here runs templates.
    case chart
    /// Its objects are what its defaults, or the values that are given, make of it.
    case spec
  }

  /// As the user calls it.
  public var name: String
  public var source: Source
  public var objects: ObjectSet
  /// Nil for manifests.
  public var contract: ChartContract?

  public init(name: String, manifests: ObjectSet) {
    self.name = name
    source = .manifests
    objects = manifests
  }

  public init(name: String, chart contract: ChartContract, crds: ObjectSet) {
    self.name = name
    source = .chart
    objects = crds
    self.contract = contract
  }

  public init(name: String, spec chart: ChartDefinition, rendering: Rendering) {
    self.name = name
    source = .spec
    objects = ObjectSet((rendering.objects + rendering.hooks).map(\.value))
    contract = ChartContract(chart)
  }

  /// - Throws: `DiffProblem.unlike`.
  public static func difference(from old: DiffInput, to new: DiffInput) throws(DiffProblem) -> Difference {
    let contract: ContractDifference?
    switch (old.contract, new.contract) {
    case (let before?, let after?): contract = ContractDifference(from: before, to: after)
    case (nil, nil): contract = nil
    default: throw .unlike(old: old.name, new: new.name)
    }
    let objects = old.source == new.source ? ManifestDifference(from: old.objects, to: new.objects) : nil
    return Difference(
      oldName: old.name, newName: new.name, objects: objects, contract: contract, isOneChart: old.contract?.name == new.contract?.name)
  }
}
