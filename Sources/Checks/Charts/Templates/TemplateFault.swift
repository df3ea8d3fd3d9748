/// Why Go's template library refuses a template, which makes Helm refuse the chart. The words are in TemplateFaultWording.swift.
struct TemplateFault: Error, Sendable, Hashable {
  enum Problem: Sendable, Hashable {
    case unclosedAction
    case unclosedComment
    /// Something stands between `*/` and `}}`.
    case commentEndsEarly
    case unterminatedString, unterminatedRawString, unterminatedCharacter
    case badString, badCharacterConstant, badNumber(String)
    case unexpectedCharacter(Unicode.Scalar)
    case unclosedParenthesis, strayParenthesis
    case unknownFunction(String)
    case undefinedVariable(String)
    /// A block without its `end`.
    case unclosedBlock(TemplateKeyword)
    case strayEnd, strayElse
    /// A second `else`; the offset of the first.
    case repeatedElse(first: Int)
    /// Such as `else if` within `with`.
    case elseOfAnother(TemplateKeyword, within: TemplateKeyword)
    /// `break` or `continue`.
    case outsideRange(TemplateKeyword)
    /// `define` within a block.
    case nestedDefinition
    /// A name in quotes is expected.
    case missingName(TemplateKeyword)
    /// Nil for a plain action, or what is in parentheses.
    case missingValue(TemplateKeyword?)
    case tooManyVariables
    /// A plain value behind a pipe.
    case plainValueInPipe(String)
    case fieldOfPlainValue(String)
    case unexpected(String)
    case tooDeep(limit: Int)
  }

  var problem: Problem
  /// In bytes of the file.
  var offset: Int

  init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }
}
