internal import ChartModel
internal import Diagnostics

extension RefusedValues {
  /// - Parameter origin: where one of the settings was given; the spec's line is named if none was.
  func diagnostic(from origin: ValueOrigins.Origin?) -> Diagnostic {
    let names = settings.map { ValueViolation.text(of: $0) }
    let change = names.count > 1 ? names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])" : names.first
    return Diagnostic(
      "VAL212", .error, (origin?.option.map { "\($0): " } ?? "") + message, at: origin == nil ? self.origin : origin?.location,
      hint: change.map { "change \($0)" })
  }
}
