/// A document of a chart, with the template that it stands in and what decides how often it is there.
public struct ChartDocument: Sendable, Hashable {
  /// A condition or loop around a document or a refusal.
  public enum Surrounding: Sendable, Hashable {
    /// It must hold; a document that stands in the `else` of a `DocumentBlock.when` is there if it does not.
    case condition(Expression)
    /// Once for each element of the list.
    case loop(Loop)
  }

  /// The file that it stands in, relative to `templates/`.
  public var template: String
  /// The object, which has conditions and loops of its own inside.
  public var document: Document
  /// From the outside to the inside.
  public var surroundings: [Surrounding]
}

extension ChartDefinition {
  /// All documents of all templates, in the order of writing. `Rendering.Object.document` is an index into them.
  public var documents: [ChartDocument] {
    var all: [ChartDocument] = []
    for template in templates {
      for block in template.blocks { block.collect(into: &all, template.path, []) }
    }
    return all
  }
}

extension DocumentBlock {
  fileprivate func collect(into all: inout [ChartDocument], _ template: String, _ surroundings: [ChartDocument.Surrounding]) {
    switch self {
    case .document(let document): all.append(ChartDocument(template: template, document: document, surroundings: surroundings))
    case .when(let condition, let then, let otherwise):
      for block in then + otherwise { block.collect(into: &all, template, surroundings + [.condition(condition)]) }
    case .each(let loop, let body):
      for block in body { block.collect(into: &all, template, surroundings + [.loop(loop)]) }
    }
  }

  /// How many documents stand in the block.
  var documentCount: Int {
    switch self {
    case .document: 1
    case .when(_, let then, let otherwise): then.documentCount + otherwise.documentCount
    case .each(_, let body): body.documentCount
    }
  }
}

extension [DocumentBlock] {
  var documentCount: Int { reduce(0) { $0 + $1.documentCount } }
}
