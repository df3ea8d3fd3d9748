public import Diagnostics
import YAML

extension PackageError {
  public var diagnostic: Diagnostic {
    switch self {
    case .unstorablePath(let path):
      Diagnostic(
        "PKG001", .error, "\(GoText.quoted(String(path.prefix(300)))) cannot be stored in a package",
        hint: "a path has at most 100 bytes behind its last slashes and 155 before; shorten the names of files or the chart's")
    case .noChartFile:
      Diagnostic(
        "PKG002", .error, "the files have no Chart.yaml, so they are no chart",
        hint: "see whether .helmignore has a pattern that matches it")
    }
  }
}
