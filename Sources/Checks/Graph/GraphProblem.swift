/// What keeps inputs, or some of them, out of a picture. The words are in GraphProblemWording.swift.
public enum GraphProblem: Sendable {
  /// The path of a chart.
  case chartNotRendered(String)
  /// No workload, and nothing that has to do with one.
  case nothingToShow
  /// How many documents beyond the limit there are.
  case moreDocuments(Int)
  /// A fleet without clusters.
  case noClusters(String)
}
