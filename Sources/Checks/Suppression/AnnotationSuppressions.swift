import YAML

/// Suppressions in annotations: `ignore.wingen/WIN042: reason`, on the object or on its pod template.
enum AnnotationSuppressions {
  static let prefix = "ignore.wingen/"

  /// - Parameter locate: the place of a path in the document; called for annotations that are suppressions only.
  static func find(in object: ObjectView, locate: ([PathElement]) -> Position) -> [Suppression] {
    var found: [Suppression] = []
    collect(object.metadata, object.path + ["metadata"], object, locate, &found)
    if object.kind != "Pod", let template = PodTemplatePath.find(in: object, declared: []) {
      collect(template.metadata, object.path + template.path.dropLast() + ["metadata"], object, locate, &found)
    }
    return found
  }

  private static func collect(
    _ metadata: YAMLMap, _ path: [PathElement], _ object: ObjectView, _ locate: ([PathElement]) -> Position, _ found: inout [Suppression]
  ) {
    guard let annotations = metadata["annotations"]?.map else { return }
    for entry in annotations.entries where entry.key.hasPrefix(prefix) {
      found.append(
        Suppression(
          codes: [String(entry.key.dropFirst(prefix.count))], reason: entry.value.string ?? "",
          reach: .object(document: object.document, path: object.path), position: locate(path + ["annotations", .key(entry.key)])))
    }
  }
}
