import ChartModel

extension TextPattern {
  /// A release: three numbers, without a leading v.
  static let releaseVersion = TextPattern.sequence([number, .text("."), number, .text("."), number])

  private static let number = TextPattern.repeated(.one(ScalarSet(ascii: "0-9")), min: 1, max: 5)

  /// The value of the node label `node.kubernetes.io/windows-build`.
  static let windowsBuild = TextPattern.sequence([.text("10.0."), .repeated(.one(ScalarSet(ascii: "0-9")), min: 5, max: 5)])
}
