import YAML

/// Writes trees as the lines of a YAML text with holes: what a template file holds, and what a configuration inside a ConfigMap is.
///
/// Lists are indented two spaces under their key, as Kubernetes' own documentation does.
public struct TreeLayout {
  /// Inside a text that is compared byte by byte, users' maps and lists are written as JSON on one line, because Helm's
  /// `toYaml` orders keys in ways of its own.
  private let isEmbedded: Bool

  private init(isEmbedded: Bool) { self.isEmbedded = isEmbedded }

  /// The lines of a manifest.
  public static func manifest(_ entries: [MapEntry]) -> [TextBlock] { TreeLayout(isEmbedded: false).map(entries, indent: 0) }

  /// The lines of a YAML configuration that is carried as text.
  public static func embedded(_ entries: [MapEntry]) -> [TextBlock] { TreeLayout(isEmbedded: true).map(entries, indent: 0) }

  // MARK: Maps

  private func map(_ entries: [MapEntry], indent: Int) -> [TextBlock] { entries.flatMap { entry($0, indent: indent) } }

  private func entry(_ entry: MapEntry, indent: Int) -> [TextBlock] {
    switch entry {
    case .field(let key, let tree):
      return under(Presence.of(tree), field(key, tree, indent: indent))
    case .when(let condition, let then, let otherwise):
      return [.when(condition, map(then, indent: indent), else: map(otherwise, indent: indent))]
    case .spread(let reference, let omitted) where isEmbedded:
      return [.members(.entries, of: reference, omitting: omitted, indent: indent)]
    case .spread(let reference, let omitted):
      return [.when(.isNonEmpty(reference, omitting: omitted), [.paste(.yaml(reference, omitting: omitted), indent: indent)], else: [])]
    case .include(let helper):
      return [.paste(.helper(helper), indent: indent)]
    case .comment(let text):
      return comment(text, indent: indent)
    }
  }

  private func field(_ key: String, _ tree: Tree, indent: Int) -> [TextBlock] {
    let start = pad(indent) + YAMLScalar.plainOrQuoted(key) + ":"
    switch tree {
    case .value(let value):
      return [.fixed(key, value, indent: indent)]
    case .scalar(let expression):
      return [.line([.literal(start + " "), scalar(expression)])]
    case .map(let entries):
      // The field stands under the condition that there is anything in the map, so the only part needs none of its own.
      if case .spread(let reference, let omitted)? = entries.first, entries.count == 1, !isEmbedded || omitted.isEmpty {
        if isEmbedded { return [.line([.literal(start + " "), .hole(.json(reference))])] }
        return [.literal(start), .paste(.yaml(reference, omitting: omitted), indent: indent + 2)]
      }
      return [.literal(start)] + map(entries, indent: indent + 2)
    case .list(let items):
      if case .spread(let reference)? = items.first, items.count == 1 {
        if isEmbedded { return [.line([.literal(start + " "), .hole(.json(reference))])] }
        return [.literal(start), .paste(.yaml(reference, omitting: []), indent: indent + 2)]
      }
      return [.literal(start)] + list(items, indent: indent + 2)
    case .text(.lines(let blocks)):
      return [.literal(start + " |")] + blocks.map { $0.indented(by: indent + 2) }
    case .text(.helper(let name)):
      return [.literal(start + " |"), .paste(.helper(name), indent: indent + 2)]
    }
  }

  // MARK: Lists

  private func list(_ items: [ListItem], indent: Int) -> [TextBlock] { items.flatMap { item($0, indent: indent) } }

  private func item(_ item: ListItem, indent: Int) -> [TextBlock] {
    switch item {
    case .item(let tree):
      return under(Presence.of(tree), element(tree, indent: indent))
    case .when(let condition, let then, let otherwise):
      return [.when(condition, list(then, indent: indent), else: list(otherwise, indent: indent))]
    case .spread(let reference) where isEmbedded:
      return [.members(.elements, of: reference, omitting: [], indent: indent)]
    case .spread(let reference):
      return [.when(.isNonEmpty(reference), [.paste(.yaml(reference, omitting: []), indent: indent)], else: [])]
    case .keys(let reference, let omitted):
      return [.members(.keys, of: reference, omitting: omitted, indent: indent)]
    case .each(let loop, let body):
      return [.each(loop, list(body, indent: indent))]
    case .comment(let text):
      return comment(text, indent: indent)
    }
  }

  private func element(_ tree: Tree, indent: Int) -> [TextBlock] {
    switch tree {
    case .value(let value): return [.fixed(item: value, indent: indent)]
    case .scalar(let expression): return [.line([.literal(pad(indent) + "- "), scalar(expression)])]
    case .map(let entries): return dashed(map(entries, indent: indent + 2), indent: indent)
    case .list(let items): return dashed(list(items, indent: indent + 2), indent: indent)
    case .text(.lines(let blocks)): return [.literal(pad(indent) + "- |")] + blocks.map { $0.indented(by: indent + 2) }
    case .text(.helper(let name)): return [.literal(pad(indent) + "- |"), .paste(.helper(name), indent: indent + 2)]
    }
  }

  /// Puts the dash before the first line, or on a line of its own when that line is conditional.
  private func dashed(_ blocks: [TextBlock], indent: Int) -> [TextBlock] {
    guard case .line(var pieces)? = blocks.first, case .literal(let start)? = pieces.first else {
      return [.literal(pad(indent) + "-")] + blocks
    }
    pieces[0] = .literal(pad(indent) + "- " + start.dropFirst(indent + 2))
    return [.line(pieces)] + blocks.dropFirst()
  }

  private func under(_ presence: Presence, _ lines: [TextBlock]) -> [TextBlock] {
    switch presence.condition {
    case nil: lines
    case .boolean(false): []
    case let condition?: [.when(condition, lines, else: [])]
    }
  }

  private func scalar(_ expression: Expression) -> TextPiece {
    isEmbedded ? .hole(expression.withoutAbsence) : .scalar(expression.withoutAbsence)
  }

  private func comment(_ text: String, indent: Int) -> [TextBlock] {
    text.split(separator: "\n").map { .literal(pad(indent) + "# " + $0) }
  }

  private func pad(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Expression {
  /// The value itself, where the field's absence is already decided.
  var withoutAbsence: Expression { if case .orAbsent(let reference) = self { .reference(reference) } else { self } }
}

extension TextBlock {
  /// The block with every line that is not empty moved to the right.
  func indented(by count: Int) -> TextBlock {
    switch self {
    case .line(let pieces):
      if pieces.isEmpty || pieces == [.literal("")] { return self }
      let pad = String(repeating: " ", count: count)
      guard case .literal(let start)? = pieces.first else { return .line([.literal(pad)] + pieces) }
      return .line([.literal(pad + Self.padding(start, with: pad))] + pieces.dropFirst())
    case .when(let condition, let then, let otherwise):
      return .when(condition, then.map { $0.indented(by: count) }, else: otherwise.map { $0.indented(by: count) })
    case .each(let loop, let body): return .each(loop, body.map { $0.indented(by: count) })
    case .paste(let source, let indent): return .paste(source, indent: indent + count)
    case .members(let lines, let reference, let omitted, let indent):
      return .members(lines, of: reference, omitting: omitted, indent: indent + count)
    }
  }

  /// The lines behind the first, where a fixed value has several, with blanks before each that is not empty.
  private static func padding(_ text: String, with pad: String) -> String {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Substring($0) }
    return lines.dropFirst().reduce(String(lines[0])) { $0 + "\n" + ($1.isEmpty ? "" : pad) + $1 }
  }
}
