import ChartModel

/// Windows nodes, as the API server selects them.
public struct NodeSelection: Sendable {
  /// A label selector.
  let selector: Expr<String>
  /// Whether these are all the Windows nodes.
  let isEverything: Expr<Bool>
  /// What the setting that selects them is called in values.yaml.
  let setting: String

  private static let windows = "kubernetes.io/os=windows"

  /// What a setting selects, a label selector.
  static func selected(by selector: Expr<String>) -> NodeSelection {
    NodeSelection(selector: selector, isEverything: selector == Expr(literal: windows), setting: selector.settingName)
  }

  /// The Windows nodes with all of these labels.
  static func labelled(_ labels: Expr<[String: String]>) -> NodeSelection {
    NodeSelection(
      selector: .choose(if: labels.isNonEmpty, then: "\(windows),\(labels.requirements)", else: Expr(literal: windows)),
      isEverything: !labels.isNonEmpty, setting: labels.settingName)
  }
}

extension Expr where Value == [String: String] {
  /// `a=b,c=d`. Keys and values must be labels': then neither quotes nor braces stand in them, and the map's JSON can be rewritten.
  fileprivate var requirements: Expr<String> {
    guard case .reference(let reference) = expression else { return "" }
    return Expr<String>(.json(reference)).replacing("\":\"", with: "=").replacing("\",\"", with: ",").replacing("{\"", with: "")
      .replacing("\"}", with: "")
  }
}
