import TestSupport

/// Makes streams of several documents, with whatever could be taken for a marker and is none, and markers in every form.
struct StreamSampler {
  var random: SplitMix64

  private static let documents = [
    "a: 1\nb: [x, y]\n", "text: |\n  ---\n  a\n  ...\n  %YAML\n", "text: >-\n    folded\n\n    ---\n", "- |\n ---\n- ' --- '\n",
    "quoted: \"one\n  --- two\n\n  ... three\"\n", "# only a comment\n", "", "\n\n", "   \n\t\n", "null\n", "~\n",
    "{\"a\": [1,\n\n2], \"b\": {}}\n",
    "a: &x 1\nb: *x\n", "---a: 1\n", "--- a\n", "...a\n", "a: ---\nb: ...\n", "- ---\n- -\n", "plain text\n over lines\n --- x\n", "%: 1\n",
    "a: %TAG\n%b: 2\n", "# Source: c/templates/x.yaml\nkind: Pod\n", "  indented: 1\n  # c\n", "a: |2\n    x\n\n\nb: é 😀\n",
    "'# no comment'\n",
    "!!str tagged\n", "? a\n: b\n", "a: 'it''s'\n# end\n", "a: |+\n  keep\n\n\n", "a: \u{2028}b\n", "x: 1 # ---\n", "-\n", "a:\n",
  ]
  private static let markers = [
    "---\n", "--- # c\n", "---\t\n", "--- \n", "--- |\n", "--- !!map\n", "--- >-\n  ---\n", "...\n---\n", "...\n", "...\n...\n---\n",
    "... # end\n# c\n\n---\n", "...\n%YAML 1.1\n---\n", "...\n# c\n%TAG ! tag:e,2000:\n\n# d\n---\n", "---\n---\n", "---\n# c\n---\n",
    "...\n\n...\n",
    "--- \"x\n  y\"\n", "--- {a: 1}\n",
  ]
  private static let filled = ["--- |", "--- !!map", "--- >-", "--- \"", "--- {"]
  private static let noise = [
    "-", "--", "---", "----", ".", "...", "\n", "\r\n", "\r", " ", "\t", "#", "%YAML 1.1", "a", ":", "\u{85}", "\u{2028}", "|", "'",
  ]

  /// Nearly always valid YAML.
  mutating func stream() -> [UInt8] {
    var text = random.chance(10) ? "\u{FEFF}" : ""
    if random.chance(10) { text += "%YAML 1.1\n---\n" }
    if random.chance(20) { text += "# above\n\n---\n" }
    for index in 0..<Int.random(in: 0...8, using: &random) {
      var marker = ""
      if index > 0 || random.chance(50) { marker = pick(Self.markers) }
      text += marker
      // Where the text began beside the marker, it seldom can go on as another.
      if !Self.filled.contains(where: marker.hasPrefix) || random.chance(10) { text += pick(Self.documents) }
    }
    if random.chance(20), text.hasSuffix("\n") { text.removeLast() }
    var bytes = Array(text.utf8)
    if random.chance(25) { bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    return bytes
  }

  /// Hardly ever valid, but made of what matters to a splitter.
  mutating func noise() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...14, using: &random) { text += pick(Self.noise) }
    return Array(text.utf8)
  }

  private mutating func pick(_ choices: [String]) -> String { choices[Int.random(in: choices.indices, using: &random)] }
}
