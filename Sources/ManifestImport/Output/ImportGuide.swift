import ChartModel
import Diagnostics

/// The README.md beside an imported spec: how to render it, and what became of each object.
struct ImportGuide {
  let file: SpecSource.File

  init(
    _ source: SpecSource, _ objects: [ImportedObject], leftOut: [SpecImport.LeftOutSecret], removed: [ImportProblem],
    _ context: ImportContext
  ) {
    let release = context.releaseFacts.name
    var lines = [
      "# \(context.chart.name)", "", "Taken from manifests by `wingen init --from-manifests`. To get the same objects back:", "",
      "```", "wingen render . --release \(release) --namespace \(context.namespace)", "```", "",
      "Objects that named no namespace now name the release's, where Kubernetes puts them anyway. Comments of the manifests are not carried",
      "over. The files are yours: nothing writes them again.", "",
    ]
    lines += Self.secrets(leftOut)
    lines += Self.credentials(removed)
    lines += Self.objects(objects, source.places)
    file = SpecSource.File(path: "README.md", text: lines.joined(separator: "\n") + "\n")
  }

  private static func secrets(_ leftOut: [SpecImport.LeftOutSecret]) -> [String] {
    if leftOut.isEmpty { return [] }
    var lines = [
      "## Secrets that are not in the spec", "",
      "A spec lies in a repository, so no credential was written into it. Make these beside the release; whatever refers to them does so by name.",
      "", "```",
    ]
    for secret in leftOut {
      let namespace = secret.identity.namespace.map { " --namespace \($0)" } ?? ""
      let type = secret.type == "Opaque" ? "" : " --type \(secret.type)"
      lines.append("kubectl create secret generic \(secret.identity.name)\(namespace)\(type) \\")
      for (index, key) in secret.keys.enumerated() {
        lines.append("  --from-file=\(key)=FILE" + (index == secret.keys.count - 1 ? "" : " \\"))
      }
    }
    return lines + ["```", ""]
  }

  private static func credentials(_ remarks: [ImportProblem]) -> [String] {
    let removed = remarks.compactMap { remark in
      if case .credentialRemoved(let title, let path, _) = remark { "* \(title): `\(path)`" } else { nil }
    }
    if removed.isEmpty { return [] }
    return [
      "## Credentials that were removed", "",
      "These fields held a credential in plain sight; now a placeholder stands there, and what runs with it will not work. Put each into a Secret.",
      "Look for others yourself: only what a name gives away is found.", "",
    ] + removed + [""]
  }

  private static func objects(_ objects: [ImportedObject], _ places: [String]) -> [String] {
    var lines = ["## Objects", "", "| object | file | how |", "|---|---|---|"]
    for (object, place) in zip(objects, places) {
      lines.append("| \(cell(object.identity.title)) | \(place) | \(cell(way(object.way))) |")
    }
    return lines
  }

  private static func way(_ way: ImportedObject.Way) -> String {
    switch way {
    case .typed: "by its type"
    case .typedWithAdditions: "by its type, with fields as YAML"
    case .raw(let reason): "as YAML: \(reason)"
    }
  }

  private static func cell(_ text: String) -> String {
    String(text.flatMap { character -> String in character == "|" ? "\\|" : character.isNewline ? " " : String(character) })
  }
}
