import ChartModel

extension TextBlock {
  /// The indentation of the first line, which control lines follow for the reader's sake.
  var indent: Int {
    switch self {
    case .line(let pieces):
      if case .literal(let text)? = pieces.first { text.leadingSpaces } else { 0 }
    case .when(_, let then, let otherwise): (then.first ?? otherwise.first)?.indent ?? 0
    case .each(_, let body): body.first?.indent ?? 0
    case .paste(_, let indent), .members(_, _, _, let indent): indent
    }
  }

  func pastes(_ reference: Reference, _ omitted: [String]) -> Bool {
    switch self {
    case .line, .members: false
    case .paste(.yaml(let pasted, let left), _): pasted == reference && left == omitted
    case .paste(.helper, _): false
    case .when(.isNonEmpty(let inner, let left), let then, _):
      inner == reference && left == omitted && then.contains { $0.pastes(reference, omitted) }
    case .when, .each: false
    }
  }
}

extension String {
  /// How far the text is indented; a blank one is not.
  var leadingSpaces: Int {
    let count = utf8.prefix { $0 == UInt8(ascii: " ") }.count
    return count == utf8.count ? 0 : count
  }
}
