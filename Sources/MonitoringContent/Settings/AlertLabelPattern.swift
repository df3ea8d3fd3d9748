import ChartModel

extension TextPattern {
  /// The name of a label of Prometheus (prometheus/common, model/labels.go), and none that it keeps for itself: labels that begin with `__`,
  /// and the alert's name, which it writes over such a label (prometheus/prometheus, rules/alerting.go).
  static let alertLabel = alertLabel(except: Array("alertname"))

  /// Expressions have no "but this one": a name differs from the word at some place, ends before it does, or goes on behind it.
  private static func alertLabel(except word: [Character]) -> TextPattern {
    let differing = word.indices.map { place in
      let other = TextPattern.sequence([.one(ScalarSet(place == 0 ? letters : inner, except: word[place])), rest(from: place + 1)])
      return place == 0 ? other : .sequence([.text(String(word[..<place])), .optional(other)])
    }
    return .either(differing + [.sequence([.text(String(word)), .one(ScalarSet(ascii: inner)), rest(from: word.count + 1)])])
  }

  private static let letters = "A-Za-z"
  private static let inner = "A-Za-z0-9_"
  private static let longest = 63

  private static func rest(from place: Int) -> TextPattern { .repeated(.one(ScalarSet(ascii: inner)), min: 0, max: longest - place) }
}

extension ScalarSet {
  /// - Parameter members: as in `init(ascii:)`.
  fileprivate init(_ members: String, except character: Character) {
    let without = character.unicodeScalars.map(\.value)
    self.init(
      ScalarSet(ascii: members).ranges.flatMap { range in
        guard let gap = without.first(where: range.contains) else { return [range] }
        return (range.lowerBound < gap ? [range.lowerBound...(gap - 1)] : [])
          + (gap < range.upperBound ? [(gap + 1)...range.upperBound] : [])
      })
  }
}
