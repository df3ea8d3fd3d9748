/// A word that means something to the template language itself. Source: golang/go, src/text/template/parse/lex.go.
enum TemplateKeyword: String, Sendable, Hashable, CaseIterable {
  case block, `break`, `continue`, define, `else`, end, `if`, range, template, with
}

/// A piece of a template: text, or a word of an action.
struct TemplateToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// What stands between actions.
    case text
    /// `{{` and `}}`, trim markers included.
    case open, close
    case keyword(TemplateKeyword)
    /// A function's name.
    case identifier
    /// `.name`, `$name`
    case field, variable
    case dot, null, boolean, number, character, string, rawString
    case pipe, declare, assign, leftParenthesis, rightParenthesis
    /// Any other printable ASCII character.
    case sign
    case endOfText
  }

  var kind: Kind
  /// In bytes of the file.
  var range: Range<Int>
  /// Whether white space stands before it, within an action.
  var followsSpace = false
}

extension TemplateToken.Kind {
  /// Whether an operand may begin with it.
  var beginsOperand: Bool {
    switch self {
    case .identifier, .field, .variable, .dot, .null, .boolean, .number, .character, .string, .rawString, .leftParenthesis: true
    default: false
    }
  }

  /// Whether it is a value by itself, which has no fields and cannot be called.
  var isPlain: Bool {
    switch self {
    case .dot, .null, .boolean, .number, .character, .string, .rawString: true
    default: false
    }
  }
}
