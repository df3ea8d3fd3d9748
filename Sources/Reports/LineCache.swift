import Diagnostics

/// Keeps the line asked for last: many findings may be in one line of megabytes, which is then taken apart only once.
struct LineCache {
  private let sources: any SourceProvider
  private var place: (file: String, number: Int)?
  private var scalars: [Unicode.Scalar]?

  init(_ sources: any SourceProvider) { self.sources = sources }

  /// The line of a location as Unicode scalars, or nil if it is not at hand.
  mutating func line(at location: SourceLocation) -> [Unicode.Scalar]? {
    if let place, place == (location.file, location.line) { return scalars }
    place = (location.file, location.line)
    scalars = sources.line(location.line, of: location.file).map { Array($0.unicodeScalars) }
    return scalars
  }
}
