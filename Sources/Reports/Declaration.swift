import Diagnostics

extension Diagnostic {
  /// The line of a spec that declares what is wrong; nil for what stands in a file itself. Reviews show findings beside files of a
  /// repository: what a spec makes is none, the spec is one.
  var declaration: SourceLocation? {
    for case .spec(let place) in causes { return place }
    return nil
  }
}
