import ChartModel

/// Writes the file that fails if the values are refused, and renders to nothing otherwise.
enum RefusalWriter {
  static func text(_ chart: ChartDefinition) -> String {
    var printer = TemplatePrinter(chart)
    printer.print(line: "{{- /* Refuses values that contradict one another; otherwise nothing comes of this file. */}}")
    print(chart.refusals[...], depth: 0, to: &printer)
    return printer.lines.joined(separator: "\n") + "\n"
  }

  /// - Parameter depth: how many conditions and loops around each refusal are printed already.
  private static func print(_ refusals: ArraySlice<Refusal>, depth: Int, to printer: inout TemplatePrinter) {
    var rest = refusals
    while let first = rest.first {
      guard depth < first.surroundings.count else {
        print(first, to: &printer)
        rest = rest.dropFirst()
        continue
      }
      switch first.surroundings[depth] {
      case .condition(let condition):
        let group = rest.prefix { depth < $0.surroundings.count && $0.surroundings[depth] == .condition(condition) }
        printer.when(condition) { print(group, depth: depth + 1, to: &$0) }
        rest = rest.dropFirst(group.count)
      case .loop(let loop):
        // Each has a loop of its own: all elements come before the next refusal, for the evaluator too.
        if first.comparesElements(ofLoopAt: depth) { printer.declare(first.seen) }
        printer.range(loop) { print([first], depth: depth + 1, to: &$0) }
        rest = rest.dropFirst()
      }
    }
  }

  private static func print(_ refusal: Refusal, to printer: inout TemplatePrinter) {
    switch refusal.fault {
    case .holds(let condition): printer.when(condition) { $0.fail(refusal.message) }
    case .repeats(let text): printer.once(text, seen: refusal.seen) { $0.fail(refusal.message) }
    }
  }
}

extension Refusal {
  private var loops: [Loop] { surroundings.compactMap { if case .loop(let loop) = $0 { loop } else { nil } } }

  /// The template's variable for the texts that elements had so far; unlike those of the loops.
  fileprivate var seen: String {
    var name = (loops.last?.variable ?? "") + "Seen"
    while loops.contains(where: { $0.variable == name }) { name += "Seen" }
    return name
  }

  /// Whether texts are compared among the elements of the loop at a place of the surroundings: the innermost one.
  fileprivate func comparesElements(ofLoopAt depth: Int) -> Bool {
    guard case .repeats = fault else { return false }
    return surroundings[(depth + 1)...].allSatisfy { if case .loop = $0 { false } else { true } }
  }
}
