import Diagnostics

extension ImportProblem: DiagnosticError {
  var diagnostic: Diagnostic {
    switch self {
    case .nothing(let name):
      Diagnostic(
        "IMP001", .error, "\(name): there is no Kubernetes object in it", in: name,
        hint: "give manifests: helm template RELEASE CHART | wingen init --from-manifests - -o DIR")
    case .noObject(let place):
      Diagnostic(
        "IMP002", .error, "this document is no Kubernetes object: it lacks apiVersion or kind", at: place,
        hint: "take it out of the manifests")
    case .chart(let path):
      Diagnostic(
        "IMP003", .error, "\(path) is a chart, not its manifests", in: path,
        hint: "render it: helm template RELEASE \(path) | wingen init --from-manifests - -o DIR")
    case .spec(let path):
      Diagnostic("IMP003", .error, "\(path) is a spec already", in: path, hint: "name the manifests that are to become one")
    case .contradiction(let title, let place, let first):
      Diagnostic(
        "IMP004", .error, "\(title) stands here a second time, and differs", at: place,
        related: first.map { [.init("the first one", at: $0)] } ?? [], hint: "take one of them out")
    case .repetition(let title, let place):
      Diagnostic("IMP005", .info, "\(title) stands here a second time, just the same: it is written once", at: place)
    case .unusableName(let name):
      Diagnostic(
        "IMP006", .error, "\(name) cannot be a chart's name",
        hint: "give --name with lower-case letters, digits and hyphens, a letter first, at most 40 characters")
    case .unusableRelease(let name):
      Diagnostic(
        "IMP006", .error, "\(name) cannot be a release's name",
        hint: "give --release as helm install takes it: lower-case letters, digits, hyphens and dots, at most 53 characters")
    case .unusableNamespace(let name):
      Diagnostic(
        "IMP006", .error, "\(name) cannot be a namespace",
        hint: "give --namespace with lower-case letters, digits and hyphens, at most 63 characters")
    case .lost(let title, let place):
      Diagnostic(
        "IMP007", .error, "\(title) does not come out of a chart as it went in", at: place,
        hint: "take it out of the manifests, and report it: this is a mistake of wingen's")
    case .secretLeftOut(let title, let keys, let place):
      Diagnostic(
        "IMP008", .warning, "\(title) is left out, with its keys \(keys.joined(separator: ", ")): a spec is no place for credentials",
        at: place, hint: "make it beside the release; README.md has the command")
    case .credentialRemoved(let title, let path, let place):
      Diagnostic(
        "IMP009", .warning, "\(title): \(path) holds a credential in plain sight; a placeholder stands in the spec", at: place,
        hint: "keep it in a Secret, and take it from there")
    }
  }
}
