/// Finds what there is to check under the paths of a command line.
///
/// - A file that is named is read, whatever its name; `*.tgz` and `*.tar.gz` are packaged charts; `-` and /dev/stdin are standard input.
/// - A folder is walked for `*.yaml`, `*.yml` and `*.json`. Hidden files and folders are left out, and what the patterns exclude.
/// - A folder with a Chart.yaml is a chart, one with a Stack.swift or a stack.yaml a spec: one item, whose files are not read as manifests.
/// - Beside a kustomization its other files are manifests, but not the patches and settings that it names.
/// - Symbolic links are followed; what several names lead to is one item, under its own name if it has one.
public struct InputWalker: Sendable {
  private let exclusions: PathExclusions

  /// - Parameters:
  ///   - patterns: which files and folders to leave out of folders. What the user names is never left out.
  ///   - base: the folder to which the patterns are relative.
  public init(excluding patterns: [PathPattern] = [], relativeTo base: String = ".") {
    exclusions = PathExclusions(patterns, base: base)
  }

  public func items(for paths: [String]) -> InputListing {
    var walk = Walk(exclusions)
    for path in paths { walk.addNamed(path) }
    return walk.finish()
  }
}
