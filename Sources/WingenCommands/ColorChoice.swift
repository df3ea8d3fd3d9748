import ArgumentParser
import Diagnostics
import Glibc

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto, always, never

  /// Whether text for this descriptor is painted. What a command line says counts more than the environment, and a wish for none more than
  /// one for colours. Sources: no-color.org, bixense.com/clicolors.
  ///
  /// - Parameter variable: of the environment.
  func paints(_ descriptor: Int32, variable: (String) -> String? = Self.environment) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if variable("NO_COLOR")?.isEmpty == false { return false }
      if let forced = variable("CLICOLOR_FORCE"), !forced.isEmpty, forced != "0" { return true }
      return isatty(descriptor) == 1 && variable("CLICOLOR") != "0" && variable("TERM") != "dumb"
    }
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
