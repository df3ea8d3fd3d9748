/// Lays code out in lines, in the style of swift-format.
struct SwiftLayout {
  static let width = 140
  private static let step = 2

  /// What shareable code is called, where it has a name.
  var names: [SwiftCode: String] = [:]

  /// The lines of an expression. The first continues a line; the others are indented.
  ///
  /// - Parameters:
  ///   - column: how many characters stand before the first line already.
  ///   - indent: of the line on which the expression begins.
  ///   - reserved: how many characters must still fit behind the last line.
  func lines(_ code: SwiftCode, column: Int, indent: Int, reserved: Int = 0) -> [String] {
    if let flat = flat(code), column + flat.count + reserved <= Self.width { return [flat] }
    let inner = indent + Self.step
    switch code {
    case .text(let text): return [text]
    case .lines(let lines):
      return [lines[0]] + lines.dropFirst().map { $0.isEmpty ? "" : spaces(indent) + $0 }
    case .call(let name, let arguments, let body):
      let head = call(name, arguments, column: column, indent: indent, reserved: body == nil ? reserved : 2)
      guard let body else { return head }
      return head.appending(" {") + body.flatMap { block($0, indent: inner) } + [spaces(indent) + "}"]
    case .method(let base, let name, let arguments):
      let lines = lines(base, column: column, indent: indent)
      let last = lines.count == 1 ? column + lines[0].count : lines.last?.count ?? 0
      if let flat = flat(arguments), last + name.count + flat.count + 3 + reserved <= Self.width {
        return lines.appending(".\(name)(\(flat))")
      }
      return lines + call("." + name, arguments, column: inner, indent: inner, reserved: reserved).indentingFirst(spaces(inner))
    case .list(let items):
      return ["["] + items.flatMap { block($0, indent: inner, suffix: ",") } + [spaces(indent) + "]"]
    case .map(let entries):
      return ["["] + entries.flatMap { block($0.value, prefix: $0.key + ": ", indent: inner, suffix: ",") } + [spaces(indent) + "]"]
    case .shareable(_, _, let inner):
      if let name = names[code] { return [name] }
      return self.lines(inner, column: column, indent: indent, reserved: reserved)
    }
  }

  /// The expression on lines of its own.
  func block(_ code: SwiftCode, prefix: String = "", indent: Int, suffix: String = "") -> [String] {
    lines(code, column: indent + prefix.count, indent: indent, reserved: suffix.count).indentingFirst(spaces(indent) + prefix)
      .appending(suffix)
  }

  private func call(_ name: String, _ arguments: [SwiftCode.Argument], column: Int, indent: Int, reserved: Int) -> [String] {
    if let flat = flat(arguments), column + name.count + flat.count + 2 + reserved <= Self.width { return ["\(name)(\(flat))"] }
    // A single list or map needs no line of its own.
    if arguments.count == 1, let only = arguments.first, hugs(only.code) {
      let start = name + "(" + label(only)
      return lines(only.code, column: column + start.count, indent: indent).indentingFirst(start).appending(")")
    }
    let inner = indent + Self.step
    if let flat = flat(arguments), inner + flat.count + 1 + reserved <= Self.width { return [name + "(", spaces(inner) + flat + ")"] }
    var result = [name + "("]
    for (index, argument) in arguments.enumerated() {
      let isLast = index == arguments.count - 1
      result += block(argument.code, prefix: label(argument), indent: inner, suffix: isLast ? ")" : ",")
    }
    return result
  }

  private func hugs(_ code: SwiftCode) -> Bool {
    switch code {
    case .list, .map, .lines: true
    case .shareable(_, _, let inner): names[code] == nil && hugs(inner)
    default: false
    }
  }

  private func label(_ argument: SwiftCode.Argument) -> String { argument.label.map { $0 + ": " } ?? "" }
  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  // MARK: - On one line

  /// The expression on one line, or nil if it must have several.
  func flat(_ code: SwiftCode) -> String? {
    switch code {
    case .text(let text): return text
    case .lines: return nil
    case .call(let name, let arguments, let body):
      guard let inside = flat(arguments), body?.isEmpty ?? true else { return nil }
      return "\(name)(\(inside))" + (body == nil ? "" : " {}")
    case .method(let base, let name, let arguments):
      guard let base = flat(base), let inside = flat(arguments) else { return nil }
      return "\(base).\(name)(\(inside))"
    case .list(let items):
      return joined(items.map { flat($0) }).map { "[\($0)]" }
    case .map(let entries):
      if entries.isEmpty { return "[:]" }
      return joined(entries.map { entry in flat(entry.value).map { "\(entry.key): \($0)" } }).map { "[\($0)]" }
    case .shareable(_, _, let inner): return names[code] ?? flat(inner)
    }
  }

  private func flat(_ arguments: [SwiftCode.Argument]) -> String? {
    joined(arguments.map { argument in flat(argument.code).map { label(argument) + $0 } })
  }

  private func joined(_ parts: [String?]) -> String? {
    let present = parts.compactMap { $0 }
    return present.count == parts.count ? present.joined(separator: ", ") : nil
  }
}

extension [String] {
  fileprivate func appending(_ suffix: String) -> [String] {
    guard let last, !suffix.isEmpty else { return self }
    return dropLast() + [last + suffix]
  }

  fileprivate func indentingFirst(_ prefix: String) -> [String] {
    guard let first else { return self }
    return [prefix + first] + dropFirst()
  }
}
