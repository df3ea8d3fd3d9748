import Checks
import YAML

/// A values file with nothing but the images, in the form in which Renovate finds and updates them.
///
/// Its manager `helm-values` takes a map whose key ends in `image` and that has `repository` and `tag` (or `version`), with `registry`
/// beside them; a digest may follow the tag. Tags that stand elsewhere get a comment for a custom manager of regular expressions:
/// `# renovate: datasource=docker depName=…`.
///
/// Source: renovatebot/renovate lib/modules/manager/helm-values/util.ts, extract.ts; lib/modules/manager/custom/regex/readme.md.
public enum RenovateValues {
  /// What the custom manager in renovate.json has to match: the comment, and the value in the line below it.
  public static let matchString =
    "# renovate: datasource=(?<datasource>[^\\s]+) depName=(?<depName>[^\\s]+)( versioning=(?<versioning>[^\\s]+))?\\n\\s*[A-Za-z0-9]+: \"?(?<currentValue>[^\\s\"@]+)(@(?<currentDigest>sha256:[a-f0-9]{64}))?\"?"

  public static func text(_ inventory: ImageInventory) -> String {
    var tree = YAMLMap()
    var notes: [[String]: String] = [:]
    for image in inventory.images {
      for setting in image.settings {
        guard let value = YAMLValue.map(inventory.values).value(at: setting.settingPath) else { continue }
        let path = setting.settingPath.compactMap { if case .key(let key) = $0 { key } else { nil } }
        tree.set(value, at: path)
        if setting.part == .tag, !isFoundByHelmValues(setting, image) { notes[path] = String(image.reference.repository) }
      }
    }
    var writer = YAMLDocumentWriter()
    writer.comment("The images, for Renovate: a layer of values below all others. Written by wingen images --format renovate.")
    write(tree, [], notes, indent: 0, to: &writer)
    return writer.text
  }

  /// Whether `helm-values` sees a tag with its repository: both in one map under a key that ends in `image`.
  private static func isFoundByHelmValues(_ tag: ImageSetting, _ image: ImageInventory.Image) -> Bool {
    let parent = tag.path.dropLast()
    guard case .key(let key)? = parent.last, key.lowercased().hasSuffix("image"), let last = tag.path.last else { return false }
    return (last == "tag" || last == "version")
      && image.settings.contains { $0.part == .repository && $0.path.dropLast() == parent && $0.path.last == "repository" }
  }

  private static func write(
    _ map: YAMLMap, _ path: [String], _ notes: [[String]: String], indent: Int, to writer: inout YAMLDocumentWriter
  ) {
    for entry in map.entries {
      let inner = path + [entry.key]
      if let repository = notes[inner] {
        writer.comment("renovate: datasource=docker depName=\(repository) versioning=docker", indent: indent)
      }
      // Lists are written as they are: nothing in them has a comment.
      if case .map(let below) = entry.value, notes.keys.contains(where: { $0.starts(with: inner) && $0 != inner }) {
        writer.header(entry.key, indent: indent)
        write(below, inner, notes, indent: indent + 2, to: &writer)
      } else {
        writer.entry(entry.key, entry.value, indent: indent)
      }
    }
  }
}
