import YAML

extension ObjectWalk {
  /// Checks that no two items of a list are alike in the keys. Items without the first of them are passed over.
  mutating func checkUnique(_ value: YAMLValue, _ key: UniqueKey) {
    guard case .list(let items) = value, items.count > 1 else { return }
    guard key.keys.count == 1, items.count <= 8 else { return checkManyUnique(items, key) }
    for index in items.indices.dropFirst() {
      guard let own = items[index][key.keys[0]], case .string(let text) = own else { continue }
      for earlier in 0..<index where items[earlier][key.keys[0]] == own {
        report(.duplicate(duplicate(key, [text], path + [.index(earlier)])), inside: index)
        break
      }
    }
  }

  private mutating func checkManyUnique(_ items: [YAMLValue], _ key: UniqueKey) {
    var seen: [[String]: Int] = [:]
    for (index, item) in items.enumerated() {
      guard let values = Self.values(of: item, key.keys) else { continue }
      if let earlier = seen[values] {
        report(.duplicate(duplicate(key, values, path + [.index(earlier)])), inside: index)
      } else {
        seen[values] = index
      }
    }
  }

  private func duplicate(_ key: UniqueKey, _ values: [String], _ first: [PathElement]) -> Duplicate {
    Duplicate(keys: key.keys, values: values, first: first, isRefused: key.isDemanded)
  }

  private static func values(of item: YAMLValue, _ keys: [String]) -> [String]? {
    var values: [String] = []
    for (number, key) in keys.enumerated() {
      switch item[key] {
      case .string(let text): values.append(text)
      case .int(let integer): values.append(String(integer))
      case nil, .null:
        if number == 0 { return nil }
        // The API server's default.
        values.append(key == "protocol" ? "TCP" : "")
      default: return nil
      }
    }
    return values
  }

  /// Names are shared by the containers of several lists.
  mutating func checkContainerNames(_ pod: YAMLMap) {
    guard pod["initContainers"] != nil || pod["ephemeralContainers"] != nil else { return }
    var seen: [String: (list: String, index: Int)] = [:]
    for list in ["containers", "initContainers", "ephemeralContainers"] {
      guard case .list(let items) = pod[list] else { continue }
      for (index, item) in items.enumerated() {
        guard case .string(let name) = item["name"] else { continue }
        guard let earlier = seen[name] else {
          seen[name] = (list, index)
          continue
        }
        // Within one list it was reported already.
        guard earlier.list != list else { continue }
        let first = path + [.key(earlier.list), .index(earlier.index)]
        report(
          .duplicate(Duplicate(keys: ["name"], values: [name], first: first, isRefused: true)), at: [.key(list), .index(index)])
      }
    }
  }
}
