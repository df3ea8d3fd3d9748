/// A text from a file for a message: control characters, which could steer a terminal, are written as `\u{…}`.
func printable(_ text: String) -> String {
  if text.isEmpty { return "\"\"" }
  guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
  var shown = ""
  for scalar in text.unicodeScalars {
    if scalar.properties.generalCategory == .control {
      shown += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      shown.unicodeScalars.append(scalar)
    }
  }
  return shown
}
