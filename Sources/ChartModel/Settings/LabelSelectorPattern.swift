extension TextPattern {
  /// A label selector as the API server parses it: requirements with commas between them, `key`, `!key`, `key=value`, `key!=value`,
  /// `key in (a,b)` and `key notin (a,b)` (kubernetes/apimachinery, pkg/labels/selector.go).
  public static let labelSelector: TextPattern = {
    let blank = TextPattern.repeated(.text(" "), min: 0, max: 1)
    let comma = TextPattern.sequence([blank, .text(","), blank])
    func list(of pattern: TextPattern) -> TextPattern { .sequence([pattern, .repeated(.sequence([comma, pattern]), min: 0, max: nil)]) }
    let comparison = TextPattern.sequence([
      blank, .either([.text("=="), .text("!="), .text("=")]), blank, labelValue,
    ])
    let membership = TextPattern.sequence([
      .text(" "), .optional(.text("not")), .text("in ("), blank, list(of: labelValue), blank, .text(")"),
    ])
    let present = TextPattern.sequence([qualifiedName, .optional(.either([comparison, membership]))])
    return list(of: .either([present, .sequence([.text("!"), qualifiedName])]))
  }()
}
