import YAML

/// Where metrics are sent, and under which name.
enum DestinationRules {
  /// What the old chart labels series with if nobody says otherwise.
  static let standardEnvironment = "my_environment"

  /// The regions that the chart has.
  private static let knownRegions = ["us", "eu", "uk", "ca", "au"]

  static let keys = [
    OldKey("global.env_id", [.text, .integer, .boolean], .converted(environment)),
    OldKey("global.logzioRegion", .text, .converted(region)),
    OldKey("global.customMetricsEndpoint", .text, .converted(endpoint)),
    OldKey("global.customTracesEndpoint", .text, .leftOut(.otherDuty)),
    OldKey("global.customLogsEndpoint", .text, .leftOut(.otherDuty)),
  ]

  /// The old template quotes it; Helm has read numbers as floating-point numbers by then, and writes those from a million on as `1e+06`.
  private static func environment(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    let text: String
    switch value.content {
    case .int(let number) where number.magnitude < 1_000_000: text = String(number)
    case .int: throw .number(["global", "env_id"])
    case .bool(let flag): text = String(flag)
    default: text = value.string ?? ""
    }
    return .settings([Assignment(.environment, LocatedValue(.string(text), at: value.position))])
  }

  /// Regions that the chart does not know keep their listener's address (template `metrics-collector.listenerAddress`).
  private static func region(_ value: LocatedValue, _ old: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    let text = value.string ?? ""
    if text.isEmpty { return .leftOut(.empty) }
    if knownRegions.contains(text) { return .settings([Assignment(.region, value)]) }
    if old.isGiven("global.customMetricsEndpoint") { return .leftOut(.unusedHere) }
    let isName = text.utf8.count < 30 && text.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-") }
    guard isName else { throw .region(["global", "logzioRegion"]) }
    let address = LocatedValue(.string("https://listener-\(text).logz.io:8053"), at: value.position)
    return .settings(
      [Assignment(.endpoint, address)],
      notes: ["the chart has no such region, so that its listener's address is written out; see whether Logz.io still has it"])
  }

  /// An address may hold a password or a token.
  private static func endpoint(_ value: LocatedValue, _: OldValues) throws(MigrationProblem.Problem) -> Conversion {
    let text = value.string ?? ""
    if text.isEmpty { return .leftOut(.empty) }
    return text.contains { "@?#".contains($0) } ? .leftOut(.mayHoldCredential) : .settings([Assignment(.endpoint, value)])
  }
}
