import Diagnostics

/// swift-testing has a SourceLocation too.
typealias Place = Diagnostics.SourceLocation
