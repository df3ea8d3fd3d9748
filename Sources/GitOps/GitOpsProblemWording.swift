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
    case .keptFile(let path):
      Diagnostic(
        "GITOPS006", .warning, "\(path) is no longer needed, but was edited since wingen wrote it", at: location, in: path,
        hint: "remove it once nobody needs it")
    case .otherFleet(let other, let this):
      Diagnostic(
        "GITOPS007", .error, "the repository is that of the fleet \(other.isEmpty ? "without a name" : other), not of \(this)",
        at: location,
        hint: "give each fleet a folder of its own; if the fleet has another name now, change it in .wingen-gitops.json")
    case .removesAll(let count):
      Diagnostic(
        "GITOPS008", .error, "none of the \(count == 1 ? "clusters" : "\(count) clusters") in the repository is in the fleet any more",
        at: location,
        hint: "is it the right fleet file, and are its tables whole? to remove them all, add --remove-all")
    case .noFolder(let path):
      Diagnostic(
        "GITOPS009", .error, "\(path) is, or is behind, a symbolic link or a file", at: location, in: path,
        hint: "wingen writes below the output folder only: replace it with a folder")
    case .sameName(let name, let kind):
      Diagnostic(
        "GITOPS010", .error, "two clusters would have the \(kind) \(name)", at: location, hint: "rename a cluster, or its release")
    case .runsFlux(let path):
      Diagnostic(
        "GITOPS011", .error, "the cluster's own Flux runs from \(path), which something else is to be put into", at: location,
        hint: "uninstall Flux from the cluster and remove the folder first, or leave the cluster with Flux")
    case .keptFlux(let path):
      Diagnostic(
        "GITOPS011", .warning, "\(path) is of no cluster any more, but a Flux runs from it", at: location, in: path,
        hint: "uninstall Flux from the cluster and remove \(path)/flux-system; the next run removes the rest")
    case .reservedLabel(let label):
      Diagnostic(
        "GITOPS012", .error, "the label \(label) is wingen's own", at: location, hint: "take another prefix than wingen/")
    }
  }
}
