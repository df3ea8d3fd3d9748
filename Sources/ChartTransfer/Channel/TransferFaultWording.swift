public import Diagnostics

extension TransferFault: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .foreign:
      Diagnostic(
        "SPEC040", .error, "the spec's process handed back something that is no chart",
        hint: "let nothing but wingen's own entry point write to the channel; print to standard error")
    case .anotherVersion(let found):
      Diagnostic(
        "SPEC041", .error,
        "the spec's process handed back a chart in version \(found) of the format, expected version \(TransferFormat.version)",
        hint: "the DSL beside the binary is of another version: install both from one release, and compile the spec again")
    case .cutOff(let count):
      Diagnostic(
        "SPEC042", .error, "the chart ends after \(count) \(count == 1 ? "byte" : "bytes"), before its end mark",
        hint: "the spec's process ended while it wrote: see what it says on standard error")
    case .damaged(let place):
      Diagnostic(
        "SPEC043", .error, "the chart is damaged at byte \(place)",
        hint: "let nothing but wingen's own entry point write to the channel, and compile the spec again")
    case .nestedTooDeep(let place):
      Diagnostic(
        "SPEC044", .error, "the chart is nested deeper than \(TransferFormat.maxDepth) levels at byte \(place)",
        hint: "look for a function of the spec that puts values or expressions into one another in a loop, and make them flatter")
    }
  }
}
