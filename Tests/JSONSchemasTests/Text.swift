import Foundation
import TestSupport

/// Files of the repository.
enum Text {
  static func read(_ path: String) throws -> String { try String(contentsOfFile: Project.path(path), encoding: .utf8) }
}
