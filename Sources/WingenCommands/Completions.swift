import ArgumentParser
import Checks
import Glibc
import KubernetesSchemas

/// What shells offer in the place of an argument. Words are asked of the program when somebody completes, so that specs of a package of
/// one's own are among them.
extension CompletionKind {
  /// The name of a built-in spec, or a path.
  static let spec = custom { _, _, prefix in Self.specs(prefix) + Self.paths(prefix) }

  /// What has a JSON Schema.
  static let schemaSubject = custom { _, _, prefix in (["fleet"] + Self.specs(prefix)).filter { $0.hasPrefix(prefix) } + Self.paths(prefix)
  }

  /// The codes of findings, in the case in which they are begun: shells offer only what goes on from the very letters.
  static let code = custom { _, _, prefix in
    let codes = RuleCatalogue.codes.sorted()
    return (prefix.contains(where: \.isLowercase) ? codes.map { $0.lowercased() } : codes).filter { $0.hasPrefix(prefix) }
  }

  static let valuesFile = file(extensions: ["yaml", "yml", "json"])

  static let kubernetesVersion = list((KubernetesMinor.oldest.minor...KubernetesMinor.newest.minor).map { "1.\($0)" })

  private static func specs(_ prefix: String) -> [String] { SpecRegistry.names.filter { $0.hasPrefix(prefix) } }

  /// The files and folders that a path may go on to; folders end with a slash.
  private static func paths(_ prefix: String) -> [String] {
    // What is special in a pattern stands for itself here; hidden files are offered to those who begin with a dot.
    let special: Set<Character> = ["*", "?", "[", "]", "\\"]
    let pattern = prefix.map { special.contains($0) ? "\\\($0)" : String($0) }.joined() + "*"
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_MARK, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in found.gl_pathv[index].map { String(cString: $0) } }
  }
}
