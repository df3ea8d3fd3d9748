/// Places in the repository.
public enum Project {
  /// The repository's folder: three above this file.
  public static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  public static func path(_ relative: String) -> String { root + "/" + relative }
}
