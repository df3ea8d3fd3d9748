import YAML

/// What a check came to know of each document and each collector, for the next check of nearly the same documents.
public struct CheckedDocuments: Sendable {
  /// A document at its place, with what was found in it alone.
  struct Document: Sendable {
    let value: YAMLValue
    /// Whether it is a collector's configuration itself.
    let isConfiguration: Bool
    let objects: [ObjectView]
    let pods: [PodView]
    let content: MetricContent
    let schemaFindings: [Finding]
    let ruleFindings: [Finding]
  }

  /// A collector, with what each rule says of it, rule by rule.
  struct Collector: Sendable {
    let view: CollectorView
    let findings: [[Finding]]
  }

  var documents: [Document] = []
  var collectors: [Collector] = []
  var reading: CollectorFinder.Reading?
  /// Whether each document is checked by itself: none says what is right in others.
  var areIndependent = true

  /// The document at a place, if it is this one.
  func document(_ index: Int, _ value: YAMLValue) -> Document? {
    guard areIndependent, index < documents.count, documents[index].value == value else { return nil }
    return documents[index]
  }

  /// The collector at a place, if it is this one, read by the same program.
  ///
  /// - Parameter isSame: whether a document is what it was.
  func collector(_ index: Int, _ view: CollectorView, _ isSame: (Int) -> Bool) -> Collector? {
    guard areIndependent, index < collectors.count, collectors[index].view.isAlike(view),
      view.runtime.map({ isSame($0.object.document) }) ?? true
    else { return nil }
    return collectors[index]
  }
}

extension CollectorView {
  /// Whether both are the same configuration, read by a program at the same place.
  fileprivate func isAlike(_ other: CollectorView) -> Bool {
    parts == other.parts && isPartial == other.isPartial && version == other.version && distribution == other.distribution
      && runtime?.object.document == other.runtime?.object.document && runtime?.path == other.runtime?.path
  }
}

extension [Finding] {
  /// Each once: several programs may read one configuration.
  var withoutRepetitions: [Finding] {
    var seen: Set<Finding> = []
    return filter { seen.insert($0).inserted }
  }
}
