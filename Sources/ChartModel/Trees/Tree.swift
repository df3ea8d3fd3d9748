public import YAML

/// A part of a manifest, with conditions and loops that are decided when the chart is installed.
///
/// Plain data with two readers: `TreeLayout` writes it as the text of a Helm template, the evaluator computes the value itself.
/// A map or list without any entry at install time vanishes together with its key; `{}` must be asked for as a `.value`.
public indirect enum Tree: Sendable, Hashable {
  /// Fixed when the chart is built.
  case value(YAMLValue)
  /// One value, computed at install time. It vanishes with its key if it is an `orAbsent` that is not there.
  case scalar(Expression)
  /// A map out of its entries.
  case map([MapEntry])
  /// A list out of its items.
  case list([ListItem])
  /// A text of several lines.
  case text(TextSource)
}

/// An entry of a map, or something that yields entries.
public indirect enum MapEntry: Sendable, Hashable {
  /// A key and its value, which are left out if there is nothing in the tree.
  case field(String, Tree)
  /// The entries that are there if the condition holds at install time, and those that are there if not.
  case when(Expression, [MapEntry], else: [MapEntry])
  /// A user's map, without the keys that are protected: those stand beside it as fields.
  case spread(Reference, omitting: [String])
  /// The entries of a named template that is a map.
  case include(helper: String)
  /// Explains the next entry to the template's reader.
  case comment(String)
}

/// An item of a list, or something that yields items.
public indirect enum ListItem: Sendable, Hashable {
  /// One element, which is left out if there is nothing in the tree.
  case item(Tree)
  /// The items that are there if the condition holds at install time, and those that are there if not.
  case when(Expression, [ListItem], else: [ListItem])
  /// A user's list.
  case spread(Reference)
  /// The keys of a user's map in the order of their bytes, without those that are protected.
  case keys(Reference, omitting: [String])
  /// Items that are there once for each element of a list. The body must yield something for every element.
  case each(Loop, [ListItem])
  /// Explains the next item to the template's reader.
  case comment(String)
}

extension ListItem {
  /// The item under a condition; nil is always.
  public func when(_ condition: Expr<Bool>?) -> ListItem { condition.map { .when($0.expression, [self], else: []) } ?? self }
}

/// A loop over a list setting: `range $variable := …`.
public struct Loop: Sendable, Hashable {
  /// What the element is called in the body, without the `$`.
  public var variable: String
  /// A list setting, or a list in an element of a loop around this one.
  public var over: Reference

  /// A loop as data; specs write `ForEach`.
  public init(variable: String, over: Reference) {
    self.variable = variable
    self.over = over
  }
}

/// Where a text of several lines comes from.
public enum TextSource: Sendable, Hashable {
  /// Text with one-line holes.
  case lines([TextBlock])
  /// The text of a named template, so that a checksum can be taken of just that text.
  case helper(String)
}

extension Tree {
  /// A map; entries that are all fixed make a fixed value, unless a key stands twice: that must be found.
  public static func folding(_ entries: [MapEntry]) -> Tree {
    var fixed: [YAMLMap.Entry] = []
    var keys: Set<String> = []
    for entry in entries {
      guard case .field(let key, .value(let value)) = entry, keys.insert(key).inserted else { return .map(entries) }
      fixed.append(.init(key: key, value: value))
    }
    return .value(.map(YAMLMap(fixed)))
  }

  /// A list; items that are all fixed make a fixed value.
  public static func folding(_ items: [ListItem]) -> Tree {
    var fixed: [YAMLValue] = []
    for item in items {
      guard case .item(.value(let value)) = item else { return .list(items) }
      fixed.append(value)
    }
    return .value(.list(fixed))
  }

  /// A scalar; a literal makes a fixed value.
  public static func folding(_ expression: Expression) -> Tree {
    if let literal = expression.literal { .value(literal) } else { .scalar(expression) }
  }
}
