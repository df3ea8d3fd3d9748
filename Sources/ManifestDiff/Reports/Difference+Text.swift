extension Difference {
  /// For a person at a terminal. Empty if nothing differs.
  public var text: String {
    if isEmpty { return "" }
    var lines: [String] = []
    if let contract { lines += Self.lines(contract, required: requiredBump) }
    if let objects, !objects.isEmpty {
      lines.append("objects: \(objects.summary)")
      lines += objects.removed.map { "- \(ValueText.visible($0.title))" }
      lines += objects.added.map { "+ \(ValueText.visible($0.title))" }
      for object in objects.renamed {
        lines.append("> \(ValueText.visible(object.identity.title)) → \(ValueText.visible(object.newIdentity?.title ?? ""))")
        lines += Self.lines(object)
      }
      for object in objects.changed {
        lines.append("~ \(ValueText.visible(object.identity.title))")
        lines += Self.lines(object)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ contract: ContractDifference, required: VersionBump) -> [String] {
    let versions =
      contract.oldVersion == contract.newVersion
      ? "version \(contract.newVersion)" : "version \(contract.oldVersion) → \(contract.newVersion)"
    return ["chart: \(ValueText.visible(versions)), \(required.words)"]
      + contract.changes.map { change in
        let path = change.path.isEmpty ? "" : "\(ValueText.visible(change.path)): "
        return "  \(change.bump.name.padded(to: 5)) \(path)\(change.words)"
      }
  }

  private static func lines(_ object: ChangedObject) -> [String] {
    var lines: [String] = []
    for change in object.changes {
      if let inner = change.lineDifference {
        lines.append("    \(change.path.text):")
        lines += inner.map { "      \($0)" }
      } else {
        lines.append("    \(change.path.text): \(change.words)")
      }
    }
    return lines + object.immutable.map { "    ! \($0.field.text) cannot be updated: \(ValueText.visible($0.advice))" }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
