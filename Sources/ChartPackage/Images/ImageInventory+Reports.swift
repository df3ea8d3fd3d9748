import Checks
public import YAML

extension ImageInventory {
  /// For a person: each image, and below it what runs it and what names it.
  public var text: String {
    images.map { image in
      let uses = image.uses.map { use in
        let system = use.system.map { "\($0.rawValue)" } ?? "any system"
        let name = [use.namespace, use.name].compactMap { $0 }.joined(separator: "/")
        return "  \(system): \(use.kind) \(name), container \(use.container)\n"
      }
      let settings = image.settings.isEmpty ? "fixed by the chart" : "set by " + image.settings.map(\.pathText).joined(separator: ", ")
      return "\(image.text)\n\(uses.joined())  \(settings)\n"
    }.joined()
  }

  /// For programs: `{"images": [{"image", "repository", "tag", "digest", "systems", "settings", "uses"}]}`. What an image lacks is null.
  public var value: YAMLValue {
    func optional(_ text: (some StringProtocol)?) -> YAMLValue { text.map { .string(String($0)) } ?? .null }
    return [
      "images": .list(
        images.map { image in
          [
            "image": .string(image.text), "repository": .string(String(image.reference.repository)), "tag": optional(image.reference.tag),
            "digest": optional(image.reference.digest), "systems": .list(image.systems.map { .string($0.rawValue) }),
            "settings": .list(
              image.settings.map {
                ["part": .string($0.part.rawValue), "path": .string($0.pathText), "value": .string($0.value)]
              }),
            "uses": .list(
              image.uses.map {
                [
                  "kind": .string($0.kind), "namespace": optional($0.namespace), "name": .string($0.name),
                  "container": .string($0.container), "system": optional($0.system?.rawValue),
                ]
              }),
          ]
        })
    ]
  }
}
