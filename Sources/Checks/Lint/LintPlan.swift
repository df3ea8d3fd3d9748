public import Diagnostics
import Glibc
public import ManifestInput

/// What the paths of a command line stand for, ordered for checking.
public struct LintPlan: Sendable {
  public var sources: [LintSource] = []
  public var charts: [ChartPlace] = []
  /// Folders with a Stack.swift, and Swift files.
  public var specs: [String] = []
  /// Files that may hold CustomResourceDefinitions, by their paths; read before anything is checked.
  public var customResourceDefinitions: [String] = []
  /// What was found in looking for the inputs.
  public var findings: [Diagnostic] = []

  /// - Parameters:
  ///   - paths: as the user gave them.
  ///   - folder: the folder of the configuration, to which its paths are relative.
  /// - Throws: patterns of `exclude` that are none.
  public init(_ paths: [String], _ configuration: LintConfiguration, folder: String) throws(InputProblem) {
    var patterns: [PathPattern] = []
    for text in configuration.exclude { patterns.append(try PathPattern(text)) }
    let walker = InputWalker(excluding: patterns, relativeTo: folder)
    let listing = walker.items(for: paths)
    findings = listing.diagnostics

    let releases = configuration.releases.map { release in
      Set(walker.items(for: [Self.join(folder, release)]).items.compactMap(\.manifestPath).map(Self.identity))
    }
    var together: [[LintSource.File]] = releases.map { _ in [] }
    for item in listing.items {
      switch item {
      case .standardInput: sources.append(LintSource([.standardInput]))
      case .chart(let place): charts.append(place)
      case .spec(let path): specs.append(path)
      case .manifest(let path, let isNamed):
        if !isNamed, Self.mayDefineResources(path) { customResourceDefinitions.append(path) }
        let identity = releases.isEmpty ? "" : Self.identity(path)
        if let index = releases.firstIndex(where: { $0.contains(identity) }) {
          together[index].append(.manifest(path: path, isNamed: isNamed))
        } else {
          sources.append(LintSource([.manifest(path: path, isNamed: isNamed)], skipsOthers: !isNamed))
        }
      }
    }
    sources += together.filter { !$0.isEmpty }.map { LintSource($0, isWhole: true, skipsOthers: true) }
    for path in configuration.customResourceDefinitions {
      customResourceDefinitions += walker.items(for: [Self.join(folder, path)]).items.compactMap(\.manifestPath)
    }
  }

  /// By its name or its folder's, as people call them: crds/, crd-podmonitors.yaml.
  private static func mayDefineResources(_ path: String) -> Bool { path.hasBytes("crd") || path.hasBytes("CRD") }

  private static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder + "/" + path
  }

  /// The same for all names of a file.
  private static func identity(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension InputItem {
  fileprivate var manifestPath: String? { if case .manifest(let path, _) = self { path } else { nil } }
}
