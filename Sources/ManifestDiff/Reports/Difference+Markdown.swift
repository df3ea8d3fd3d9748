extension Difference {
  /// For the comment of a pull request. Whatever comes from the inputs stands in code, where Markdown and HTML mean nothing.
  public var markdown: String {
    var text = "### \(Self.code(oldName)) → \(Self.code(newName))\n\n"
    if isEmpty { return text + "No difference.\n" }
    if let contract { text += markdown(contract) }
    if let objects {
      text += "**Objects:** \(objects.summary)\n\n"
      text += objects.removed.map { "- removed \(Self.code($0.title))\n" }.joined()
      text += objects.added.map { "- added \(Self.code($0.title))\n" }.joined()
      for object in objects.renamed {
        text += "- renamed \(Self.code(object.identity.title)) to \(Self.code(object.newIdentity?.title ?? ""))\n"
        text += Self.details(object)
      }
      for object in objects.changed {
        text += "- changed \(Self.code(object.identity.title))\n"
        text += object.immutable.map { "  - :warning: \(Self.code($0.field.text)) cannot be updated: \(Self.code($0.advice))\n" }.joined()
        text += Self.details(object)
      }
    }
    return text
  }

  private func markdown(_ contract: ContractDifference) -> String {
    var text = "**Chart:** version \(Self.code(contract.oldVersion)) → \(Self.code(contract.newVersion)), \(requiredBump.words)"
    text += versionProblem == nil ? "\n\n" : ". :warning: The new version is not enough.\n\n"
    for change in contract.changes {
      let path = change.path.isEmpty ? "" : "\(Self.code(change.path)): "
      text += "- \(change.bump.name): \(path)\(Self.code(change.words))\n"
    }
    return text + (contract.changes.isEmpty ? "" : "\n")
  }

  private static func details(_ object: ChangedObject) -> String {
    if object.changes.isEmpty { return "" }
    var lines: [String] = []
    for change in object.changes {
      if let inner = change.lineDifference {
        lines.append("\(change.path.text):")
        lines += inner
      } else {
        lines.append("\(change.path.text): \(change.words)")
      }
    }
    let fence = String(repeating: "`", count: max(3, longestRun(of: lines) + 1))
    let body = ([fence + "diff"] + lines + [fence]).map { "  \($0)\n" }.joined()
    return "\n  <details><summary>\(object.changes.count) change(s)</summary>\n\n\(body)\n  </details>\n\n"
  }

  /// A text as code within a line.
  private static func code(_ text: String) -> String {
    let text = ValueText.visible(text).replacing("\t", with: " ")
    let fence = String(repeating: "`", count: longestRun(of: [text]) + 1)
    let needsSpace = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty
    return needsSpace ? "\(fence) \(text) \(fence)" : fence + text + fence
  }

  /// The most backticks that stand together.
  private static func longestRun(of lines: [String]) -> Int {
    var longest = 0
    for line in lines {
      var run = 0
      for byte in line.utf8 {
        run = byte == UInt8(ascii: "`") ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    return longest
  }
}
