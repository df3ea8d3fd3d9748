import Diagnostics
import ManifestInput

/// The documents of a scope, and what was wrong with some of them.
struct ScopeContents {
  var documents: [ManifestDocument] = []
  var problems: [LintFinding] = []
  /// By the names that findings use.
  var files: Set<String> = []
}

extension ManifestDocument {
  /// Whether there are rules for it: a Kubernetes object, or a configuration, rule file or dashboard without one around it.
  fileprivate var isWorthChecking: Bool { isKubernetesObject || CollectorText.isConfiguration(value) || MetricContent.isOne(value) }
}

extension ScopeReader.Scope {
  func read() -> ScopeContents {
    var read = ScopeContents(problems: problems.map { LintFinding($0) })
    for text in texts {
      let contents = InputReader.read(text)
      for document in contents.documents where !skipsOthers || document.isWorthChecking {
        read.documents.append(document)
      }
      // In a folder lie many other texts in YAML, some of them for programs that read more than YAML.
      if let problem = contents.problem, !skipsOthers || text.bytes.hasBytes("apiVersion") {
        read.problems.append(LintFinding(problem, excerpt: problem.location.flatMap { text.line(at: $0) }))
      }
      read.files.insert(text.isStream ? text.helmSource ?? text.file : text.file)
    }
    return read
  }
}
