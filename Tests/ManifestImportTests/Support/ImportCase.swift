import Foundation
import ManifestImport
import TestSupport
import Testing
import YAML

/// Manifests that no spec of ours made, and what the import is to make of them.
struct ImportCase: CustomTestStringConvertible, Sendable {
  let name: String
  /// Objects by their types, by their types with fields as YAML, and as YAML. It must not fall silently.
  let count: SpecImport.Count

  var testDescription: String { name }
  var folder: String { Project.path("Tests/ManifestImportTests/Cases/\(name)") }
  var objects: [FoundObject] { get throws { try ManifestReader.read(folder + ".yaml") } }

  func imported() throws -> SpecImport { try SpecImport(objects, ImportOptions(fallbackName: name)) }

  static let all = [
    ImportCase("prometheus-nodes", 1, 6, 1), ImportCase("windows-exporter", 1, 1, 2), ImportCase("windows-web", 2, 4, 1),
    ImportCase("log-agent", 5, 3, 0), ImportCase("ssh-installer", 1, 2, 2),
  ]

  private init(_ name: String, _ typed: Int, _ additions: Int, _ raw: Int) {
    self.name = name
    count = SpecImport.Count(typed: typed, typedWithAdditions: additions, raw: raw)
  }
}

/// Objects in an order of their own, to be compared whatever the order in which they came.
func sorted(_ objects: [YAMLValue]) -> [YAMLValue] { objects.sorted { title($0) < title($1) } }

func title(_ object: YAMLValue) -> String {
  [object["kind"]?.string, object["metadata"]?["namespace"]?.string, object["metadata"]?["name"]?.string].map { $0 ?? "" }
    .joined(separator: " ")
}

/// Where two lists of objects differ, as titles and JSON; empty if they are equal.
func differences(_ made: [YAMLValue], _ original: [YAMLValue]) -> [String] {
  let (made, original) = (sorted(made), sorted(original))
  if made.map(title) != original.map(title) { return ["\(made.map(title)) instead of \(original.map(title))"] }
  return zip(made, original).filter { $0 != $1 }.map { made, original in
    "\(title(original))\nwas: \(JSONWriter.text(for: original, pretty: false))\nnow: \(JSONWriter.text(for: made, pretty: false))"
  }
}
