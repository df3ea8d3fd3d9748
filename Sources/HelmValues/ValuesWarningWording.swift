public import Diagnostics

extension ValuesWarning {
  /// The warning in words.
  public var diagnostic: Diagnostic {
    let name = shown(path.joined(separator: "."))
    switch kind {
    case .mapOverPlainDefault(let below):
      return Diagnostic(
        "VAL121", .warning, "\(name) is a map, but the chart's default for it is \(HelmValues.kind(of: below))",
        hint: "Give \(name) a value of the same kind; Helm uses the map as it is and ignores the default.")
    case .plainOverMapDefault(let own):
      return Diagnostic(
        "VAL122", .warning, "\(name) is \(HelmValues.kind(of: own)), but the chart's default for it is a map",
        hint: "Set keys of \(name) instead, or set it to null to take the whole default away.")
    }
  }
}
