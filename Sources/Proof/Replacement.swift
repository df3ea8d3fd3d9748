import YAML

extension YAMLValue {
  /// What a values file must say for a setting to become this value, whatever its default: maps merge with it, so that keys of the
  /// default which the value lacks are taken away by nulls.
  func replacing(_ standard: YAMLValue?) -> YAMLValue {
    guard case .map(let own) = self, case .map(let below)? = standard else { return self }
    var result = YAMLMap()
    for entry in own.entries { result.entries.append(.init(key: entry.key, value: entry.value.replacing(below[entry.key]))) }
    for key in below.keys where own[key] == nil { result.entries.append(.init(key: key, value: .null)) }
    return .map(result)
  }
}
