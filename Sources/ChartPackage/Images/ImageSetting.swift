import Checks
public import YAML

/// A setting that gives an image a part of its name.
public struct ImageSetting: Sendable, Hashable {
  public enum Part: String, Sendable, Hashable, Comparable, CaseIterable {
    case registry, repository, tag

    public static func < (left: Part, right: Part) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  public var part: Part
  /// From the values' root; of a setting that is a list, into its element: `proxy.builds[0].image.tag`.
  public var path: [PathElement]
  /// How many of the path's steps lead to the setting itself, which values files give as a whole.
  public var settingLength: Int
  public var value: String

  /// The setting's own path.
  public var settingPath: ArraySlice<PathElement> { path.prefix(settingLength) }

  /// `proxy.builds[0].image.tag`.
  public var pathText: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .index(let index): text += "[\(index)]"
      }
    }
  }

  /// Those of the settings behind an image that its name has as a part.
  ///
  /// - Parameters:
  ///   - settings: paths of settings that decide about the image, conditions around it among them.
  ///   - values: as the chart sees them.
  static func find(_ image: ImageReference, settings: [[String]], values: YAMLMap) -> [ImageSetting] {
    var found: [ImageSetting] = []
    for setting in settings {
      let path = setting.map { PathElement.key($0) }
      guard let value = YAMLValue.map(values).value(at: path) else { continue }
      switch value {
      case .string(let text):
        guard let part = part(text, of: image) else { continue }
        found.append(ImageSetting(part: part, path: path, settingLength: path.count, value: text))
      case .list, .map: search(value, path, path.count, image, &found)
      case .null, .bool, .int, .float: continue
      }
    }
    // The same setting may stand behind an image several times.
    var seen: Set<[PathElement]> = []
    return found.filter { seen.insert($0.path).inserted }.sorted { ($0.part, $0.pathText) < ($1.part, $1.pathText) }
  }

  /// Which part a text is, if it can be one: a tag may have something behind it that the chart adds, such as `-windows-2022-amd64`.
  private static func part(_ text: String, of image: ImageReference) -> Part? {
    let tag = image.tag.map(String.init) ?? ""
    if text.isEmpty { return nil }
    if text == tag || tag.hasPrefix(text + "-") || image.digest.map({ text == "\(tag)@\($0)" || text == $0 }) == true { return .tag }
    if image.repository == text || image.repository.hasSuffix("/" + text) { return .repository }
    return image.repository.hasPrefix(text + "/") ? .registry : nil
  }

  /// Looks in a list or map for the description of just this image.
  private static func search(
    _ value: YAMLValue, _ path: [PathElement], _ length: Int, _ image: ImageReference, _ found: inout [ImageSetting]
  ) {
    switch value {
    case .list(let items):
      for (index, item) in items.enumerated() { search(item, path + [.index(index)], length, image, &found) }
    case .map(let map):
      if let parts = description(map, of: image) {
        found += parts.map { ImageSetting(part: $0.part, path: path + [.key($0.key)], settingLength: length, value: $0.text) }
      } else {
        for entry in map.entries { search(entry.value, path + [.key(entry.key)], length, image, &found) }
      }
    case .null, .bool, .int, .float, .string: break
    }
  }

  private static func description(_ map: YAMLMap, of image: ImageReference) -> [(part: Part, key: String, text: String)]? {
    let parts = map.entries.compactMap { entry -> (part: Part, key: String, text: String)? in
      let expected: [String: Part] = ["registry": .registry, "repository": .repository, "tag": .tag, "version": .tag]
      guard let wanted = expected[entry.key], let text = entry.value.string, part(text, of: image) == wanted else { return nil }
      return (wanted, entry.key, text)
    }
    let kinds = Set(parts.map(\.part))
    return kinds.contains(.repository) && kinds.contains(.tag) ? parts : nil
  }
}

extension YAMLValue {
  func value(at path: some Sequence<PathElement>) -> YAMLValue? {
    var current = self
    for step in path {
      let next =
        switch step {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return nil }
      current = next
    }
    return current
  }
}
