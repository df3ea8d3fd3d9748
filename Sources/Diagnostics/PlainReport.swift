extension Diagnostic {
  /// The finding as lines for a terminal or a log: `file:line:column: error: message [CODE]`, then related places, causes and the
  /// hint.
  public var plainText: String {
    var text = (location?.description ?? file).map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message) [\(code)]\n"
    for place in related { text += "  \(place.location): \(place.message)\n" }
    for cause in causes { text += "  \(cause)\n" }
    if let hint { text += "  hint: \(hint)\n" }
    return text
  }
}
