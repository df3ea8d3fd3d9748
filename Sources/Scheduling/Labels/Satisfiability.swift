extension LabelRequirement {
  /// Whether some set of labels meets all requirements at once.
  ///
  /// Exact: each key is looked at by itself. Texts never run out, since label values may have 63 characters; integers may, between a Gt
  /// and a Lt, but each can be spelled with zeros before it in more ways than NotIn could name.
  public static func areSatisfiable(_ requirements: some Sequence<LabelRequirement>) -> Bool {
    Dictionary(grouping: requirements, by: \.key).values.allSatisfy { group in
      group.allSatisfy { $0.matches(nil as String?) } || someValueMeets(group)
    }
  }

  private static func someValueMeets(_ group: [LabelRequirement]) -> Bool {
    if group.contains(where: { $0.operator == .doesNotExist }) { return false }
    if let list = group.first(where: { $0.operator == .isIn }) {
      return list.values.contains { value in group.allSatisfy { $0.matches(value) } }
    }
    var lowest = Int64.min
    var highest = Int64.max
    for requirement in group where requirement.operator == .greaterThan || requirement.operator == .lessThan {
      guard requirement.values.count == 1, let bound = Int64(requirement.values[0]) else { return false }
      if requirement.operator == .greaterThan {
        guard bound < .max else { return false }
        lowest = max(lowest, bound + 1)
      } else {
        guard bound > .min else { return false }
        highest = min(highest, bound - 1)
      }
    }
    return lowest <= highest
  }
}
