/// The folder that a spec's chart has in a fleet's repository.
public enum SpecFolder {
  /// By the last part of the spec's path that says something: `aks-logzio`, `a/windows` and `a/windows.swift` make `windows`,
  /// `a/windows/Stack.swift` and `a/windows/stack.yaml` do too. `stack` where nothing does.
  ///
  /// - Parameter spec: a built-in spec's name, or the path of a spec's file or folder.
  public static func name(for spec: String) -> String {
    let parts = spec.split(separator: "/").map { part in
      endings.first { part.hasSuffix($0) && part.utf8.count > $0.utf8.count }.map { part.dropLast($0.count) } ?? part
    }
    return parts.last { $0 != "." && $0 != ".." && $0.lowercased() != standard }.map(String.init) ?? standard
  }

  private static let standard = "stack"
  private static let endings = [".swift", ".yaml", ".yml"]
}
