import Diagnostics

extension [ChartPart] {
  /// The parts of an element that is named at a place.
  ///
  /// What a module declares keeps the line that declares it, as long as nobody outside names the element. Where a spec names a preset, the
  /// spec's line is what its author can change, and no line inside the preset.
  func named(at place: SourceLocation) -> [ChartPart] { map { $0.named(at: place) } }
}

extension ChartPart {
  fileprivate func named(at place: SourceLocation) -> ChartPart {
    switch self {
    case .object(var object):
      object.document.origin = place.taking(over: object.document.origin)
      return .object(object)
    case .refusal(var refusal):
      refusal.origin = place.taking(over: refusal.origin)
      return .refusal(refusal)
    case .when(let condition, let then, let otherwise):
      return .when(condition, then.named(at: place), else: otherwise.named(at: place))
    case .each(let loop, let body): return .each(loop, body.named(at: place))
    case .mistake(var finding):
      finding.origin = place.taking(over: finding.origin)
      return .mistake(finding)
    case .helper, .condition, .notes, .readByCommand, .content: return self
    }
  }
}

extension SourceLocation {
  /// The one of the two places that lies further outside; inside one module, the other.
  func taking(over inner: SourceLocation?) -> SourceLocation {
    guard let inner, inner.module == module else { return self }
    return inner
  }

  /// Of `#fileID`: what stands before the slash.
  private var module: Substring { file.prefix { $0 != "/" } }
}
