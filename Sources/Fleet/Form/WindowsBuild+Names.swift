import Scheduling

extension WindowsBuild {
  /// The build's number: 17763, 20348, 26100.
  var number: Int { Int(rawValue.dropFirst("10.0.".count)) ?? 0 }

  /// What messages offer.
  static let names = allCases.map { "\($0.year)" } + allCases.map(\.rawValue)

  /// As `init(_:)`, and from the number alone: `20348`.
  static func named(_ text: String) -> WindowsBuild? {
    WindowsBuild(text) ?? allCases.first { "\($0.number)" == text }
  }

  /// The texts that `named` reads, as a regular expression.
  static let namePattern: String = {
    let years = allCases.map { "\($0.year)" }.joined(separator: "|")
    let numbers = allCases.map { "\($0.number)" }.joined(separator: "|")
    return "^(?:(?:[Ll][Tt][Ss][Cc]|[Ww][Ii][Nn][Dd][Oo][Ww][Ss])?(?:\(years))|\(numbers)|10\\.0\\.(?:\(numbers))(?:\\..*)?)$"
  }()
}
