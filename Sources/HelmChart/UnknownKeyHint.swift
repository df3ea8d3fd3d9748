internal import ChartModel
internal import Diagnostics
internal import YAML

/// What a key that no setting has, and that is near none of its neighbours, was probably meant for.
enum UnknownKeyHint {
  /// Nil: the violation's own hint is as good.
  static func hint(for violation: ValueViolation, in chart: ChartDefinition, isInFile: Bool) -> String? {
    guard case .unknownKey(let key, let known) = violation.problem else { return nil }
    let around = violation.path.dropLast()
    if key == chart.info.name, around.isEmpty {
      return "a chart's own values do not stand under its name: move them one level up"
    }
    guard nearestMatch(to: key, among: known) == nil else { return nil }
    let places = places(of: chart.settings.members)
    let written = ValueViolation.text(of: violation.path).replacing("\\.", with: ".")
    if isInFile, key.contains("."), places.contains(written) {
      return "a dot in a key does not nest: write \(written.split(separator: ".").joined(separator: ":, then below it ")):"
    }
    let namesakes = places.filter { place in place.split(separator: ".").last.map { $0.lowercased() } == key.lowercased() }
    return namesakes.isEmpty || namesakes.count > 4 ? nil : "did you mean \(namesakes.joined(separator: " or "))?"
  }

  /// The paths of all settings and groups.
  private static func places(of members: [SettingsSchema.Member], below path: String = "") -> [String] {
    members.flatMap { member in
      let place = path.isEmpty ? member.name : "\(path).\(member.name)"
      if case .group(_, _, let members) = member { return [place] + places(of: members, below: place) }
      return [place]
    }
  }
}
