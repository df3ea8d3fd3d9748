import ChartModel
import YAML

/// Prints text with holes, conditions and loops as the source of a Helm template.
///
/// Every control line begins with `{{-`, which takes away the line feed before it, so it leaves no trace in the rendering: what is
/// rendered is just the lines whose conditions hold.
struct TemplatePrinter {
  private(set) var lines: [String] = []
  private var actions: ActionPrinter
  /// The conditions that hold wherever what is printed now is rendered: asking for them again would only take the reader's time.
  private var given: Set<Expression> = []

  init(_ chart: ChartDefinition) {
    actions = ActionPrinter(
      chartName: chart.info.name,
      names: Dictionary(chart.conditions.map { ($0.condition, $0.name) }, uniquingKeysWith: { first, _ in first }))
  }

  static func lines(_ blocks: [TextBlock], of chart: ChartDefinition) -> [String] {
    var printer = TemplatePrinter(chart)
    printer.print(blocks)
    return printer.lines
  }

  mutating func print(_ blocks: [TextBlock]) { for block in blocks { print(block) } }

  mutating func print(line: String) { lines.append(line) }

  private mutating func print(_ block: TextBlock) {
    switch block {
    case .line(let pieces): lines.append(line(pieces))
    case .when(let condition, let then, let otherwise): print(condition, then, else: otherwise, indent: block.indent)
    case .each(let loop, let body): range(loop, indent: block.indent) { $0.print(body) }
    case .paste(let source, let indent): control(pad(indent) + "{{- \(paste(source)) | nindent \(indent) }}")
    case .members(let lines, let reference, let omitted, let indent): print(lines, of: actions.users(reference, omitting: omitted), indent)
    }
  }

  // MARK: Control lines

  /// A control line takes away all white space before it: blanks that belong to the text are kept by an action that prints nothing.
  private mutating func control(_ line: String) {
    if let last = lines.last, last.utf8.last.map({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) ?? true {
      lines[lines.count - 1] = last.utf8.allSatisfy { $0 == UInt8(ascii: " ") } ? "{{ \"\(last)\" }}" : last + "{{ \"\" }}"
    }
    lines.append(line)
  }

  /// Prints what the body prints inside a loop.
  mutating func range(_ loop: Loop, indent: Int = 0, _ body: (inout TemplatePrinter) -> Void) {
    control(pad(indent) + "{{- range $\(loop.variable) := \(actions.reference(loop.over)) }}")
    withMovedDot(nil, body)
    control(pad(indent) + "{{- end }}")
  }

  private mutating func print(_ members: MemberLines, of users: String, _ indent: Int) {
    let variables = if case .elements = members { "$element" } else { "$key, $value" }
    control(pad(indent) + "{{- range \(variables) := \(users) }}")
    switch members {
    case .entries: lines.append(pad(indent) + "{{ $key | toRawJson }}: {{ toJson $value }}")
    case .keys: lines.append(pad(indent) + "- {{ $key | toRawJson }}")
    case .elements: lines.append(pad(indent) + "- {{ toJson $element }}")
    }
    control(pad(indent) + "{{- end }}")
  }

  /// Prints what the bodies print under a condition and its opposite.
  mutating func when(_ condition: Expression, _ then: (inout TemplatePrinter) -> Void) {
    control("{{- if \(actions.condition(condition)) }}")
    given(condition, then)
    control("{{- end }}")
  }

  /// Prints what the body prints, knowing that a condition holds there.
  private mutating func given(_ condition: Expression, _ body: (inout TemplatePrinter) -> Void) {
    let outer = given
    given.insert(condition)
    if case .all(let parts) = condition { given.formUnion(parts) }
    body(&self)
    given = outer
  }

  /// Fails the rendering with a text.
  mutating func fail(_ message: Expression) { control("{{- fail \(actions.operand(message)) }}") }

  /// Declares a variable for the texts that elements of a loop had so far.
  mutating func declare(_ seen: String) { control("{{- $\(seen) := list }}") }

  /// Prints what the body prints if an earlier element had the text.
  mutating func once(_ text: Expression, seen: String, _ body: (inout TemplatePrinter) -> Void) {
    control("{{- if has \(actions.operand(text)) $\(seen) }}")
    body(&self)
    control("{{- end }}")
    control("{{- $\(seen) = append $\(seen) \(actions.operand(text)) }}")
  }

  private mutating func print(_ condition: Expression, _ then: [TextBlock], else otherwise: [TextBlock], indent: Int) {
    if condition == .boolean(false) { return print(otherwise) }
    if holds(condition) { return print(then) }
    if case .isNonEmpty(let reference, let omitted) = condition, otherwise.isEmpty, then.contains(where: { $0.pastes(reference, omitted) })
    {
      control(pad(indent) + "{{- with \(actions.users(reference, omitting: omitted)) }}")
      withMovedDot((reference, omitted)) { $0.print(then) }
      control(pad(indent) + "{{- end }}")
      return
    }
    control(pad(indent) + "{{- if \(actions.condition(condition)) }}")
    given(condition) { $0.print(then) }
    var rest = otherwise
    while case .when(let next, let body, let after)? = rest.first, rest.count == 1 {
      control(pad(indent) + "{{- else if \(actions.condition(next)) }}")
      given(next) { $0.print(body) }
      rest = after
    }
    if !rest.isEmpty {
      control(pad(indent) + "{{- else }}")
      print(rest)
    }
    control(pad(indent) + "{{- end }}")
  }

  /// Whether a condition is known to hold here. What elements of loops decide may change with the loop.
  private func holds(_ condition: Expression) -> Bool {
    guard !given.isEmpty, !condition.readsElements else { return false }
    if case .all(let parts) = condition { return given.contains(condition) || parts.allSatisfy(given.contains) }
    return given.contains(condition)
  }

  private mutating func withMovedDot(_ dot: (Reference, [String])?, _ body: (inout TemplatePrinter) -> Void) {
    let outer = actions
    actions.root = "$"
    actions.dot = dot
    body(&self)
    actions = outer
  }

  private func paste(_ source: PasteSource) -> String {
    switch source {
    case .helper(let name): return actions.include(name)
    case .yaml(let reference, let omitted):
      if let dot = actions.dot, dot.reference == reference, dot.omitted == omitted { return "toYaml ." }
      let users = actions.users(reference, omitting: omitted)
      return "toYaml " + (users.contains(" ") ? "(\(users))" : users)
    }
  }

  // MARK: Lines

  private func line(_ pieces: [TextPiece]) -> String {
    var text = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let literal):
        let endsBeforeHole = index + 1 < pieces.count && literal.hasSuffix("{")
        text += Self.escaped(endsBeforeHole ? String(literal.dropLast()) : literal) + (endsBeforeHole ? "{{ \"{\" }}" : "")
      case .hole(let expression): text += actions.hole(expression)
      case .scalar(let expression): text += actions.scalar(expression)
      case .raw(let expression): text += actions.raw(expression)
      }
    }
    return text
  }

  /// Literal text in which the template language sees no action.
  static func escaped(_ text: String) -> String {
    // Byte by byte, because whole programs come through here.
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), before == byte { return GoText.replacing(text, "{{", with: "{{ \"{{\" }}") }
      before = byte
    }
    return text
  }

  private func pad(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// A text that does not end the template comment it stands in.
  static func commentText(_ text: String) -> String { GoText.replacing(text, "*/", with: "* /") }

  // MARK: Helpers

  /// A named template with its comment.
  static func lines(of helper: Helper, in chart: ChartDefinition) -> [String] {
    var printer = TemplatePrinter(chart)
    printer.define(helper.name, helper.summary)
    switch helper.body {
    case .string(let expression): printer.printText(expression)
    case .map(let entries): printer.print(TreeLayout.manifest(entries))
    case .text(let blocks):
      let start = printer.lines.count
      printer.print(blocks)
      // The definition's own trimming must not reach the text's first blanks.
      if let first = printer.lines[start...].first, first.utf8.first.map({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) ?? true {
        printer.lines[start] = "{{ \"\" }}" + first
      }
    }
    printer.control("{{- end }}")
    return printer.lines
  }

  /// A named template that is some text if a condition holds, and none otherwise: an operand a line.
  static func lines(of condition: NamedCondition, in chart: ChartDefinition) -> [String] {
    var printer = TemplatePrinter(chart)
    // Anything else would ask itself.
    printer.actions.names[condition.condition] = nil
    printer.define(condition.name, condition.summary)
    printer.lines += ["{{- if \(printer.actions.spread(condition.condition)) }}", "{{- \"true\" }}", "{{- end }}", "{{- end }}"]
    return printer.lines
  }

  private mutating func define(_ name: String, _ summary: String) {
    lines = ["{{/*", Self.commentText(summary), "*/}}", "{{- define \"\(actions.chartName).\(name)\" -}}"]
  }

  /// A text on its own: choices as blocks, because that is how people write and read them.
  private mutating func printText(_ expression: Expression) {
    guard case .choice(var condition, var then, var otherwise) = expression else {
      lines.append("{{- \(actions.pipeline(expression)) }}")
      return
    }
    lines.append("{{- if \(actions.condition(condition)) }}")
    lines.append("{{- \(actions.pipeline(then)) }}")
    while case .choice(let next, let value, let rest) = otherwise {
      (condition, then, otherwise) = (next, value, rest)
      lines.append("{{- else if \(actions.condition(condition)) }}")
      lines.append("{{- \(actions.pipeline(then)) }}")
    }
    lines.append("{{- else }}")
    lines.append("{{- \(actions.pipeline(otherwise)) }}")
    lines.append("{{- end }}")
  }
}
