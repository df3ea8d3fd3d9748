import Checks
import YAML

extension CollectorRuntime {
  /// A text with the variables of the environment replaced that the container writes out; nil if another one stands in it.
  ///
  /// Source: open-telemetry/opentelemetry-collector confmap/expand.go.
  func expanded(_ text: String) -> String? {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
      var name = rest[start.upperBound..<end]
      if name.hasPrefix("env:") { name = name.dropFirst(4) }
      guard let value = variable(String(name)) else { return nil }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// The variable that a text takes from the environment; nil if it takes none.
  static func variableName(in text: String) -> String? {
    guard let start = text.firstRange(of: "${"), let end = text[start.upperBound...].firstIndex(of: "}") else { return nil }
    let name = text[start.upperBound..<end]
    return String(name.hasPrefix("env:") ? name.dropFirst(4) : name)
  }
}
