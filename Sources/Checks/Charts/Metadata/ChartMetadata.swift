import ManifestInput
import YAML

/// A chart that another depends on, as Chart.yaml names it.
struct ChartDependency: Sendable {
  var name: String
  /// A range of versions; empty for any.
  var version: String
  var alias: String?
  /// Paths in the values, separated by commas: the first that is a boolean decides.
  var condition: String
  var tags: [String]
  var importsValues: Bool
  /// The file and the path in it.
  var file: LocatedFile
  var path: [PathElement]

  /// What its values stand under.
  var valuesKey: String { alias ?? name }
}

/// What Chart.yaml says, as far as other checks ask for it.
struct ChartMetadata: Sendable {
  var file: LocatedFile
  var name: String?
  var version: String?
  var isLibrary: Bool
  /// Those of requirements.yaml too, which charts of the first API version have.
  var dependencies: [ChartDependency]

  /// - Parameter requirements: requirements.yaml; Helm lets it replace what Chart.yaml has.
  init(_ file: LocatedFile, requirements: LocatedFile?) {
    self.file = file
    let root = file.root
    name = root.field("name")?.text
    version = root.field("version")?.text
    isLibrary = root.field("type")?.text == "library"
    let source = requirements.flatMap { $0.root.field("dependencies") == nil ? nil : $0 } ?? file
    dependencies = Self.dependencies(source)
  }

  private static func dependencies(_ file: LocatedFile) -> [ChartDependency] {
    guard let entry = file.root.fieldEntry("dependencies"), let items = entry.value.list else { return [] }
    return items.enumerated().compactMap { index, item in
      guard let name = item.field("name")?.text, !name.isEmpty else { return nil }
      let alias = item.field("alias")?.text ?? ""
      return ChartDependency(
        name: name, version: item.field("version")?.text ?? "", alias: alias.isEmpty ? nil : alias,
        condition: item.field("condition")?.text ?? "", tags: item.field("tags")?.list?.compactMap(\.text) ?? [],
        importsValues: item.field("import-values")?.list?.isEmpty == false, file: file, path: [.key(entry.key), .index(index)])
    }
  }
}

extension LocatedValue {
  /// A field by its name without regard to case, as Go reads JSON.
  func fieldEntry(_ name: String) -> LocatedEntry? { entry(name) ?? entries?.first { $0.key.lowercased() == name.lowercased() } }

  func field(_ name: String) -> LocatedValue? { fieldEntry(name)?.value }

  /// The text that Helm makes of a plain value; nil for null, lists and maps.
  var text: String? {
    switch content {
    case .string(let text): text
    case .int(let value): String(value)
    case .float(let value): String(value)
    case .bool(let value): String(value)
    case .null, .list, .map: nil
    }
  }
}
