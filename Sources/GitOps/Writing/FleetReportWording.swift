import Diagnostics
public import YAML

extension FleetReport {
  /// One line on what happened: `12 clusters: 2 changed, 10 up to date`.
  public func summary(isCheck: Bool) -> String {
    let changed = changedClusters.count
    var parts = ["\(changed) \(isCheck ? "out of date" : "changed")"]
    if !broken.isEmpty { parts.append("\(broken.count) broken") }
    if !heldBack.isEmpty { parts.append("\(heldBack.count) held back") }
    let same = clusters - changed - broken.count - heldBack.count
    if isRefused { parts = ["\(broken.count) broken", "nothing written"] } else if same > 0 { parts.append("\(same) up to date") }
    if !heldFolders.isEmpty { parts.append("\(heldFolders.joined(separator: " and ")) left as before") }
    let others = folders.count(where: { !$0.path.hasPrefix("clusters/") })
    if others > 0 { parts.append("\(others) shared \(others == 1 ? "part" : "parts") \(isCheck ? "out of date" : "changed")") }
    return "\(clusters) \(clusters == 1 ? "cluster" : "clusters"): " + parts.joined(separator: ", ")
  }

  /// What changed, a line a file: `+` for added, `~` for changed, `-` for removed files.
  public var text: String {
    folders.map { folder in
      let prefix = folder.path.isEmpty ? "" : folder.path + "/"
      return
        (folder.added.map { "+ \(prefix)\($0)\n" } + folder.changed.map { "~ \(prefix)\($0)\n" }
        + folder.removed.map { "- \(prefix)\($0)\n" }).joined()
    }.joined()
  }

  /// For programs. The field names are a contract.
  public var value: YAMLValue {
    func list(_ texts: [String]) -> YAMLValue { .list(texts.map { .string($0) }) }
    return [
      "clusters": .int(clusters), "changedClusters": list(changedClusters), "broken": list(broken), "heldBack": list(heldBack),
      "heldFolders": list(heldFolders),
      "refused": .bool(isRefused), "discardedEdits": list(discardedEdits),
      "folders": .list(
        folders.map { folder in
          [
            "path": .string(folder.path), "added": list(folder.added), "changed": list(folder.changed), "removed": list(folder.removed),
          ]
        }),
    ]
  }

  /// For a comment on a pull request; what is long is folded.
  public func markdown(isCheck: Bool) -> String {
    var text = "### \(summary(isCheck: isCheck))\n\n"
    if !folders.isEmpty {
      text += "| Folder | Added | Changed | Removed |\n|---|--:|--:|--:|\n"
      for folder in folders.prefix(Self.markdownRows) {
        let name = folder.path.isEmpty ? "top" : Self.code(folder.path)
        text += "| \(name) | \(folder.added.count) | \(folder.changed.count) | \(folder.removed.count) |\n"
      }
      if folders.count > Self.markdownRows { text += "\nand \(folders.count - Self.markdownRows) more folders\n" }
      let lines = self.text.split(separator: "\n")
      text += "\n<details><summary>Files</summary>\n\n```diff\n" + lines.prefix(Self.markdownLines).joined(separator: "\n") + "\n```\n"
      if lines.count > Self.markdownLines { text += "\nand \(lines.count - Self.markdownLines) more files\n" }
      text += "\n</details>\n"
    }
    if !broken.isEmpty { text += "\n**Broken:** \(Self.names(broken))\n" }
    if !heldBack.isEmpty { text += "\n**Held back** (they share what would change under a broken one): \(Self.names(heldBack))\n" }
    let shown = findings.filter { $0.severity > .info }
    if !shown.isEmpty {
      text += "\n| Finding | Where |\n|---|---|\n"
      for finding in shown.prefix(Self.markdownRows) {
        let place = finding.location.map { "\($0)" } ?? finding.file ?? ""
        text += "| \(finding.severity.rawValue) \(finding.code): \(Self.cell(finding.message)) | \(Self.cell(place)) |\n"
      }
      if shown.count > Self.markdownRows { text += "\nand \(shown.count - Self.markdownRows) more findings\n" }
    }
    return text
  }

  /// GitHub cuts comments at 65,536 characters.
  private static let markdownRows = 100
  private static let markdownLines = 400

  private static func names(_ names: [String]) -> String {
    names.prefix(20).map(code).joined(separator: ", ") + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }

  private static func code(_ text: String) -> String { "`\(text)`" }

  private static func cell(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ").split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
