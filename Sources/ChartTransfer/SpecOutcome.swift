public import ChartModel
public import Diagnostics

/// What a spec's process hands back to wingen: the chart that the spec declares, or what is wrong with the declaration.
public enum SpecOutcome: Sendable {
  case chart(ChartDefinition)
  /// The mistakes in the declaration, in its order.
  case problems([Diagnostic])
}
