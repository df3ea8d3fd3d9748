import Grafana
import YAML

/// A query of a dashboard, as Grafana asks it.
struct DashboardQuestion: Sendable {
  /// The file's name, without its folder and extension, and the panel with the letter of its query, or the variable or annotation.
  var place: String
  var query: String

  /// All queries of a dashboard.
  static func all(in name: String, _ dashboard: YAMLValue) -> [DashboardQuestion] {
    let title =
      name.split(separator: "/").last.map { String($0).replacing("wingen-windows-", with: "").replacing(".json", with: "") } ?? name
    return DashboardReader.queries(in: dashboard).map { found in
      let place =
        switch found.owner {
        case .panel(let panel, let letter): "\(panel) \(letter ?? "")"
        case .variable(let name): "$\(name)"
        case .annotation(let name): "annotation \(name)"
        }
      return DashboardQuestion(place: "\(title): \(place)", query: found.text)
    }
  }

  /// With values in the place of variables.
  func filled(_ values: [String: String]) throws -> DashboardQuestion {
    // Longer names first: one may begin with another.
    let text = values.sorted { $0.key.utf8.count > $1.key.utf8.count }.reduce(query) { $0.replacing("$\($1.key)", with: $1.value) }
    // Groups of regular expressions, such as $1, are none of Grafana's.
    if let rest = text.firstMatch(of: /\$[A-Za-z_{]\w*/) { throw MadeUpFault("no value for \(rest.output) in \(query)") }
    return DashboardQuestion(place: place, query: text)
  }
}
