import YAML

extension ContractChange {
  /// One line without its path: `maximum 65535 → 1024: values that were right may be refused`.
  var words: String {
    switch kind {
    case .chartName: "the chart's name \(arrow)"
    case .chartType: "the chart's type \(arrow)"
    case .kubeVersionNarrowed: "kubeVersion \(arrow): clusters that were right may be refused"
    case .kubeVersionWidened: "kubeVersion \(arrow)"
    case .keyRemoved: "removed"
    case .keyAdded: "new"
    case .requiredKeyAdded: "new, and required without a default"
    case .narrowed where keyword == "required": "required now, without a default"
    case .narrowed: "\(keyword ?? "schema") \(arrow): values that were right may be refused"
    case .widened where keyword == "required": "not required any more"
    case .widened: "\(keyword ?? "schema") \(arrow)"
    case .defaultChanged: "default \(arrow)"
    case .schemaAdded: "values.schema.json is new: values that were right may be refused"
    case .schemaRemoved: "values.schema.json is gone"
    case .fileAdded: "new file"
    case .fileRemoved: "file removed"
    case .fileChanged: "file changed"
    }
  }

  private var arrow: String {
    if isHidden { return "changed (not shown)" }
    return "\(old.map { ValueText.oneLine($0) } ?? "none") → \(new.map { ValueText.oneLine($0) } ?? "none")"
  }
}

extension FieldChange {
  /// One line without its path.
  var words: String {
    switch (old, new) {
    case (nil, let new?): isHidden ? "added (not shown)" : "added \(ValueText.oneLine(new))"
    case (let old?, nil): isHidden ? "removed (not shown)" : "removed \(ValueText.oneLine(old))"
    case (let old?, let new?): isHidden ? "changed (not shown)" : "\(ValueText.oneLine(old)) → \(ValueText.oneLine(new))"
    case (nil, nil): "changed"
    }
  }

  /// The lines in which two texts of several lines differ, each with a sign before it; nil for other values.
  var lineDifference: [String]? {
    guard !isHidden, case .string(let old)? = old, case .string(let new)? = new, old.contains("\n") || new.contains("\n") else {
      return nil
    }
    return ValueText.lineDifference(old, new)
  }
}

extension ManifestDifference {
  /// `2 added, 1 changed`.
  var summary: String {
    let parts = [("added", added.count), ("removed", removed.count), ("renamed", renamed.count), ("changed", changed.count)]
    let text = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    return text.isEmpty ? "none differ" : text
  }
}
