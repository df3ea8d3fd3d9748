public import YAML

extension ValuesMerge {
  /// Helm 4's coalescing of the user's values over the chart's defaults.
  ///
  /// - The user's values win; where both sides are maps they are coalesced key by key; lists are replaced as a whole.
  /// - The user's null takes away a key that the defaults have. Where the defaults have no such key, the null stays.
  /// - Nulls of the defaults never reach the result (Helm 3 keeps them), except inside lists.
  /// - A map in the place of a plain default wins with a warning, at any depth. Something plain in the place of a default's map wins too,
  ///   with a warning below the top level only, as in Helm.
  public static func coalesce(_ user: YAMLMap, over defaults: YAMLMap) -> (values: YAMLMap, warnings: [ValuesWarning]) {
    var warnings: [ValuesWarning] = []
    let values = coalesce(user, over: defaults, at: [], &warnings)
    return (values, warnings)
  }

  private static func coalesce(
    _ user: YAMLMap, over defaults: YAMLMap, at path: [String], _ warnings: inout [ValuesWarning]
  ) -> YAMLMap {
    let users = KeyPositions(of: user)
    var isSettled = [Bool](repeating: false, count: user.count)
    var result = YAMLMap()
    for entry in defaults.entries {
      guard let position = users[entry.key] else {
        if entry.value != .null { result.entries.append(.init(key: entry.key, value: withoutNulls(entry.value))) }
        continue
      }
      isSettled[position] = true
      let own = user.entries[position].value
      // The user's null takes away even a null default at the top. Below, nulls are cleaned from the defaults first, so that
      // the defaults have no such key and the user's null stays.
      if own == .null, entry.value != .null || path.isEmpty { continue }
      let keyPath = path + [entry.key]
      switch (own, entry.value) {
      case (.map(let own), .map(let below)):
        result.entries.append(.init(key: entry.key, value: .map(coalesce(own, over: below, at: keyPath, &warnings))))
        continue
      case (_, .null): break
      case (.map, _): warnings.append(ValuesWarning(.mapOverPlainDefault(entry.value), path: keyPath))
      case (_, .map): if !path.isEmpty { warnings.append(ValuesWarning(.plainOverMapDefault(own), path: keyPath)) }
      default: break
      }
      result.entries.append(.init(key: entry.key, value: own))
    }
    for (position, entry) in user.entries.enumerated() where !isSettled[position] { result.entries.append(entry) }
    return result
  }

  /// A default without the nulls in its maps. Lists are not looked into.
  private static func withoutNulls(_ value: YAMLValue) -> YAMLValue {
    guard case .map(let map) = value else { return value }
    return .map(YAMLMap(map.entries.filter { $0.value != .null }.map { .init(key: $0.key, value: withoutNulls($0.value)) }))
  }
}
