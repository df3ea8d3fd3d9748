/// What a template file brings to its chart.
struct TemplateContents: Sendable {
  /// A template that a file names, by `define` and `block`, or asks for, by `template`, `block` and `include` with a name in quotes.
  struct Name: Sendable, Hashable {
    var text: String
    /// Of the name, in bytes of the file.
    var offset: Int
  }

  /// Definitions with something in them; Go lets others replace those that are blank.
  var definitions: [Name] = []
  /// The definitions that are blank.
  var blankDefinitions: [Name] = []
  var uses: [Name] = []
  var hasActions = false
  /// Whether all of it could be read.
  var fault: TemplateFault?
}

/// Reads templates as Go's text/template does, to say where Helm would refuse one.
///
/// Source: golang/go, src/text/template/parse/parse.go; compared with Helm itself by tests.
struct TemplateParser {
  /// How deep blocks and parentheses may lie within each other.
  static let depthLimit = 200

  private var lexer: TemplateLexer
  private var token = TemplateToken(kind: .endOfText, range: 0..<0)
  private var contents = TemplateContents()
  private var variables = ["$"]
  private var ranges = 0
  private var depth = 0

  private let functions: Set<String>

  private init(_ bytes: ArraySlice<UInt8>, _ functions: Set<String>) {
    lexer = TemplateLexer(bytes)
    self.functions = functions
  }

  /// - Parameter functions: those of the program that runs the template.
  static func read(_ bytes: ArraySlice<UInt8>, functions: Set<String> = TemplateFunctions.names) -> TemplateContents {
    var parser = TemplateParser(bytes, functions)
    do throws(TemplateFault) { try parser.file() } catch { parser.contents.fault = error }
    return parser.contents
  }

  private mutating func advance() throws(TemplateFault) { token = try lexer.next() }

  private func unexpected() -> TemplateFault { TemplateFault(.unexpected(lexer.text(token)), at: token.range.lowerBound) }

  private mutating func deeper<Result>(
    _ body: (inout TemplateParser) throws(TemplateFault) -> Result
  ) throws(TemplateFault) -> Result {
    guard depth < Self.depthLimit else { throw TemplateFault(.tooDeep(limit: Self.depthLimit), at: token.range.lowerBound) }
    depth += 1
    let result = try body(&self)
    depth -= 1
    return result
  }

  // MARK: - Lists of text and actions

  /// What a list ends with.
  private enum Ending {
    case end(Int)
    /// With the keyword behind it, which is the current token then.
    case otherwise(Int, TemplateKeyword?)
    case endOfText
  }

  private mutating func file() throws(TemplateFault) {
    try advance()
    var isBlank = true
    switch try list(isTop: true, &isBlank) {
    case .end(let offset): throw TemplateFault(.strayEnd, at: offset)
    case .otherwise(let offset, _): throw TemplateFault(.strayElse, at: offset)
    case .endOfText: break
    }
  }

  private mutating func list(isTop: Bool = false, _ isBlank: inout Bool) throws(TemplateFault) -> Ending {
    while true {
      switch token.kind {
      case .endOfText: return .endOfText
      case .text:
        if !lexer.bytes[token.range].allSatisfy({ (0x09...0x0D).contains($0) || $0 == 0x20 }) { isBlank = false }
        try advance()
      case .open:
        contents.hasActions = true
        let start = token.range.lowerBound
        try advance()
        switch token.kind {
        case .keyword(.end):
          try keywordAlone()
          return .end(start)
        case .keyword(.else):
          try advance()
          if case .keyword(let next) = token.kind, next == .if || next == .with { return .otherwise(start, next) }
          try expectClose()
          return .otherwise(start, nil)
        case .keyword(.define):
          guard isTop else { throw TemplateFault(.nestedDefinition, at: start) }
          try definition(.define, from: start)
        default:
          isBlank = false
          try action(from: start)
        }
      default: throw unexpected()
      }
    }
  }

  private mutating func keywordAlone() throws(TemplateFault) {
    try advance()
    try expectClose()
  }

  private mutating func expectClose() throws(TemplateFault) {
    guard token.kind == .close else { throw unexpected() }
    try advance()
  }

  private mutating func action(from start: Int) throws(TemplateFault) {
    guard case .keyword(let keyword) = token.kind else { return try pipeline(nil, endsWith: .close) }
    switch keyword {
    case .if, .with, .range: try deeper { parser throws(TemplateFault) in try parser.control(keyword, from: start) }
    case .block: try deeper { parser throws(TemplateFault) in try parser.definition(.block, from: start) }
    case .template:
      try advance()
      contents.uses.append(try templateName(.template))
      if token.kind == .close { try advance() } else { try pipeline(.template, endsWith: .close) }
    case .break, .continue:
      try keywordAlone()
      if ranges == 0 { throw TemplateFault(.outsideRange(keyword), at: start) }
    case .define, .else, .end: throw unexpected()
    }
  }

  // MARK: - Blocks

  private mutating func control(_ keyword: TemplateKeyword, from start: Int) throws(TemplateFault) {
    let known = variables.count
    defer { variables = Array(variables.prefix(known)) }
    var ignored = true
    var firstElse: Int?
    while true {
      if firstElse == nil || token.kind == .keyword(keyword) {
        try advance()
        try pipeline(keyword, endsWith: .close)
      }
      // `break` may stand in what is repeated, not in the alternative.
      let repeats = keyword == .range && firstElse == nil
      if repeats { ranges += 1 }
      let ending = try list(&ignored)
      if repeats { ranges -= 1 }
      switch ending {
      case .end: return
      case .endOfText: throw TemplateFault(.unclosedBlock(keyword), at: start)
      case .otherwise(let offset, let next):
        if let firstElse { throw TemplateFault(.repeatedElse(first: firstElse), at: offset) }
        if let next {
          guard next == keyword else { throw TemplateFault(.elseOfAnother(next, within: keyword), at: offset) }
        } else {
          firstElse = offset
        }
      }
    }
  }

  /// `define` and `block`: they have variables of their own.
  private mutating func definition(_ keyword: TemplateKeyword, from start: Int) throws(TemplateFault) {
    try advance()
    let name = try templateName(keyword)
    if keyword == .block {
      contents.uses.append(name)
      try pipeline(.block, endsWith: .close)
    } else {
      try expectClose()
    }
    let outer = (variables, ranges)
    (variables, ranges) = (["$"], 0)
    var isBlank = true
    switch try list(&isBlank) {
    case .end: break
    case .otherwise(let offset, _): throw TemplateFault(.strayElse, at: offset)
    case .endOfText: throw TemplateFault(.unclosedBlock(keyword), at: start)
    }
    (variables, ranges) = outer
    if isBlank { contents.blankDefinitions.append(name) } else { contents.definitions.append(name) }
  }

  private mutating func templateName(_ keyword: TemplateKeyword) throws(TemplateFault) -> TemplateContents.Name {
    guard token.kind == .string || token.kind == .rawString else { throw TemplateFault(.missingName(keyword), at: token.range.lowerBound) }
    let name = TemplateContents.Name(text: try stringValue(), offset: token.range.lowerBound)
    try advance()
    return name
  }

  private func stringValue() throws(TemplateFault) -> String {
    guard let text = GoLiteral.text(lexer.bytes[token.range]) else { throw TemplateFault(.badString, at: token.range.lowerBound) }
    return text
  }

  // MARK: - Pipelines

  /// - Parameter keyword: what the value is for; nil for a plain action, and in parentheses.
  private mutating func pipeline(_ keyword: TemplateKeyword?, endsWith end: TemplateToken.Kind) throws(TemplateFault) {
    let start = token.range.lowerBound
    try declarations(keyword)
    var count = 0
    while token.kind != end {
      guard token.kind.beginsOperand else {
        // What closes too early is seen by the lexer; a value that ends at once is missing.
        throw unexpected()
      }
      if count > 0, token.kind.isPlain { throw TemplateFault(.plainValueInPipe(lexer.text(token)), at: token.range.lowerBound) }
      try command()
      count += 1
    }
    if count == 0 { throw TemplateFault(.missingValue(keyword), at: start) }
    try advance()
  }

  /// `$x :=`, `$x =`, and `$key, $value :=` of `range`.
  private mutating func declarations(_ keyword: TemplateKeyword?) throws(TemplateFault) {
    var count = 0
    while token.kind == .variable {
      let before = (lexer, token)
      let name = lexer.text(token)
      try advance()
      switch token.kind {
      case .declare, .assign:
        variables.append(name)
        return try advance()
      case .sign where lexer.text(token) == ",":
        count += 1
        variables.append(name)
        guard keyword == .range, count < 2 else { throw TemplateFault(.tooManyVariables, at: token.range.lowerBound) }
        try advance()
        guard token.kind == .variable || token.kind == .close else { throw unexpected() }
      default: return (lexer, token) = before
      }
    }
  }

  private mutating func command() throws(TemplateFault) {
    let isInclude = token.kind == .identifier && lexer.text(token) == "include"
    var isFirst = true
    while true {
      try operand()
      switch token.kind {
      case .pipe: return try advance()
      case .close, .rightParenthesis: return
      default: guard token.followsSpace, token.kind.beginsOperand else { throw unexpected() }
      }
      if isInclude, isFirst, token.kind == .string || token.kind == .rawString {
        contents.uses.append(TemplateContents.Name(text: try stringValue(), offset: token.range.lowerBound))
      }
      isFirst = false
    }
  }

  /// A term, and the fields behind it.
  private mutating func operand() throws(TemplateFault) {
    let start = token
    try term()
    if token.kind == .field, !token.followsSpace, start.kind.isPlain {
      throw TemplateFault(.fieldOfPlainValue(lexer.text(start)), at: start.range.lowerBound)
    }
    while token.kind == .field, !token.followsSpace { try advance() }
  }

  private mutating func term() throws(TemplateFault) {
    let place = token.range.lowerBound
    switch token.kind {
    case .identifier:
      let name = lexer.text(token)
      guard functions.contains(name) else { throw TemplateFault(.unknownFunction(name), at: place) }
    case .variable:
      let name = lexer.text(token)
      guard variables.contains(name) else { throw TemplateFault(.undefinedVariable(name), at: place) }
    case .string, .rawString: _ = try stringValue()
    case .character:
      guard GoLiteral.isCharacter(lexer.bytes[token.range]) else { throw TemplateFault(.badCharacterConstant, at: place) }
    case .leftParenthesis:
      return try deeper { parser throws(TemplateFault) in
        try parser.advance()
        try parser.pipeline(nil, endsWith: .rightParenthesis)
      }
    default: break
    }
    try advance()
  }
}
