import ChartModel
import Diagnostics

extension GitOpsProblem {
  func diagnostic(at location: SourceLocation?) -> Diagnostic {
    switch self {
    case .literalSecret(let setting):
      Diagnostic(
        "GITOPS001", .error, "\(setting) holds a credential, which everybody who can read the repository would have", at: location,
        hint: "take it away, change the credential, and say under secrets who makes the Secret in the cluster")
    case .renderedSecret(let name):
      Diagnostic(
        "GITOPS002", .error, "the values put credentials into the Secret \(name), and so into the repository", at: location,
        hint: "name an existing Secret in the values, and say under secrets who makes it in the cluster")
    case .unsupportedKubernetes(let version, let required):
      Diagnostic(
        "GITOPS003", .error, "the chart does not support Kubernetes \(version): it requires \(required)", at: location,
        hint: "correct kubernetes, or take another spec")
    case .fileInTheWay(let path):
      Diagnostic(
        "GITOPS004", .error, "\(path) is not what wingen wrote there", at: location, in: path,
        hint: "move it away, or add --force to overwrite it")
    case .unreadableManifest(let path):
      Diagnostic(
        "GITOPS005", .error, "\(path) is not a list of outputs as wingen writes it", at: location, in: path,
        hint: "restore it from the repository's history, or remove it: folders of clusters that are gone then stay")
    case .keptFolder(let path):
      Diagnostic(
        "GITOPS006", .warning, "\(path) is of no cluster any more, and keeps files that wingen did not write", at: location, in: path,
        hint: "remove the folder once nobody needs them")
    }
  }
}
