extension Diagnostic {
  /// The finding as lines for a log: `file:line:column: error: message [CODE]`, then related places, causes and the hint.
  public var plainText: String { text(.plain) }

  /// The same for a terminal that may show colours.
  public func text(_ style: TextStyle) -> String {
    var text = (location?.description ?? file).map { style.styled("\($0):", .place) + " " } ?? ""
    text += style.styled("\(severity.rawValue):", .severity(severity)) + " " + style.styled(message, .emphasis) + " [\(code)]\n"
    for place in related { text += "  \(style.styled("\(place.location):", .place)) \(place.message)\n" }
    for cause in causes { text += "  \(cause)\n" }
    if let hint { text += "  hint: \(hint)\n" }
    return text
  }
}
