import Templates

/// A text of templates/vm-extension with holes: words like `@NAME@`.
struct TemplateText {
  private let text: String

  init(_ name: String) { text = ShippedText.vmExtension.first { $0.name == name }?.text ?? "" }

  /// The text with its holes filled in one pass: what is filled in is not looked at again.
  func filled(_ values: [String: String]) -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    var filled = String(parts.first ?? "")
    var isBehindHole = false
    for part in parts.dropFirst() {
      if isBehindHole {
        filled += part
        isBehindHole = false
      } else if let value = values[String(part)] {
        filled += value
        isBehindHole = true
      } else {
        // An at sign of the text's own.
        filled += "@" + part
      }
    }
    return filled
  }
}
