/// Goes through a chart's trees and says of every expression and setting in them how it is used.
///
/// One visitor for those who ask what depends on what. Named templates are entered where a tree includes them; those that stand in
/// an expression are for the visitor to enter (`walk(helper:)`).
public struct ChartWalk {
  /// An expression or setting, by what it does where it stands.
  public enum Piece: Sendable, Hashable {
    /// Decides whether something is there.
    case condition(Expression)
    /// A loop runs over it.
    case loop(Reference)
    /// A user's whole list or map.
    case spread(Reference)
    /// The value of a field, or a part of a text.
    case value(Expression)
  }

  /// A piece, and the loops around it, outermost first.
  public typealias Visit = (Piece, [Loop]) -> Void

  private let helpers: [String: Helper]
  private var loops: [Loop]
  private let visit: Visit

  /// - Parameter loops: those around the place where the walk begins.
  public init(_ chart: ChartDefinition, loops: [Loop] = [], visit: @escaping Visit) {
    helpers = Dictionary(chart.helpers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.loops = loops
    self.visit = visit
  }

  /// What the documents of a template depend on.
  public func walk(_ blocks: [DocumentBlock]) {
    for block in blocks {
      switch block {
      case .document(let document): walk(document.entries)
      case .when(let condition, let then, let otherwise):
        visit(.condition(condition), loops)
        walk(then + otherwise)
      case .each(let loop, let body): inside(loop) { $0.walk(body) }
      }
    }
  }

  /// What a refusal depends on; its message decides nothing.
  public func walk(_ refusal: Refusal) {
    var inner = self
    for surrounding in refusal.surroundings {
      switch surrounding {
      case .condition(let condition): visit(.condition(condition), inner.loops)
      case .loop(let loop):
        visit(.loop(loop.over), inner.loops)
        inner.loops.append(loop)
      }
    }
    switch refusal.fault {
    case .holds(let condition): visit(.condition(condition), inner.loops)
    case .repeats(let text): visit(.value(text), inner.loops)
    }
  }

  /// What a map's entries depend on.
  public func walk(_ entries: [MapEntry]) {
    for entry in entries {
      switch entry {
      case .field(_, let tree): walk(tree)
      case .when(let condition, let then, let otherwise):
        visit(.condition(condition), loops)
        walk(then + otherwise)
      case .spread(let reference, _): visit(.spread(reference), loops)
      case .include(let name): walk(helper: name)
      case .comment: break
      }
    }
  }

  /// What a field's value depends on.
  public func walk(_ tree: Tree) {
    switch tree {
    case .value: break
    case .scalar(let expression): visit(.value(expression), loops)
    case .map(let entries): walk(entries)
    case .list(let items): walk(items)
    case .text(.lines(let blocks)): walk(blocks)
    case .text(.helper(let name)): walk(helper: name)
    }
  }

  /// What a list's items depend on.
  public func walk(_ items: [ListItem]) {
    for item in items {
      switch item {
      case .item(let tree): walk(tree)
      case .when(let condition, let then, let otherwise):
        visit(.condition(condition), loops)
        walk(then + otherwise)
      case .spread(let reference), .keys(let reference, _): visit(.spread(reference), loops)
      case .each(let loop, let body): inside(loop) { $0.walk(body) }
      case .comment: break
      }
    }
  }

  /// What the lines of a text depend on.
  public func walk(_ blocks: [TextBlock]) {
    for block in blocks {
      switch block {
      case .line(let pieces):
        for piece in pieces {
          switch piece {
          case .literal: break
          case .hole(let expression), .raw(let expression), .scalar(let expression): visit(.value(expression), loops)
          }
        }
      case .when(let condition, let then, let otherwise):
        visit(.condition(condition), loops)
        walk(then + otherwise)
      case .each(let loop, let body): inside(loop) { $0.walk(body) }
      case .paste(.yaml(let reference, _), _), .members(_, let reference, _, _): visit(.spread(reference), loops)
      case .paste(.helper(let name), _): walk(helper: name)
      }
    }
  }

  /// What a named template is made of. It knows nothing of the loops around its use.
  public func walk(helper name: String) {
    guard let helper = helpers[name] else { return }
    var inner = self
    inner.loops = []
    switch helper.body {
    case .string(let expression): visit(.value(expression), [])
    case .map(let entries): inner.walk(entries)
    case .text(let blocks): inner.walk(blocks)
    }
  }

  private func inside(_ loop: Loop, _ body: (ChartWalk) -> Void) {
    visit(.loop(loop.over), loops)
    var inner = self
    inner.loops.append(loop)
    body(inner)
  }
}
