import Diagnostics
import Fleet

extension FilledSecret.Fault {
  func diagnostic(_ secret: SecretReference, _ place: SourceLocation) -> Diagnostic {
    let name = secret.name
    return switch self {
    case .readable(let key):
      Diagnostic(
        "GITOPS023", .error,
        "\(key.map { "the key “\($0)”" } ?? "a key") of the secret “\(name)” is not encrypted: whoever reads the repository reads it",
        at: place,
        hint: remedy(secret, file: place.file))
    case .readableSecret:
      Diagnostic(
        "GITOPS023", .error,
        "this is the Secret “\(name)” itself instead of the SealedSecret: whoever reads the repository reads it", at: place,
        hint: remedy(secret, file: place.file))
    case .notEncrypted:
      Diagnostic(
        "GITOPS023", .error,
        "the secret “\(name)” has values that look encrypted, but not what SOPS writes beside them, so nobody can decrypt it", at: place,
        hint: "Encrypt it anew: sops encrypt --in-place \(place.file)")
    case .notFilledIn(let keys):
      Diagnostic(
        "GITOPS024", .info, "the secret “\(name)” is not filled in yet\(keys.isEmpty ? "" : ": " + keys.joined(separator: ", "))",
        at: place,
        hint: "The comment at the head of the file says how.")
    case .wrongObject(let expected):
      Diagnostic(
        "GITOPS025", .error, "the file of the secret “\(name)” should hold \(expected)", at: place,
        hint: "Delete the file to have wingen start it again.")
    case .wrongName:
      Diagnostic(
        "GITOPS025", .error, "the object in the file of the secret “\(name)” has another name", at: place, hint: "Name it \(name).")
    case .wrongNamespace(let namespace):
      Diagnostic(
        "GITOPS025", .error, "the secret “\(name)” is made for another namespace than \(namespace), where the release is", at: place,
        hint: "Seal or encrypt it anew for \(namespace), or leave the release where it was.")
    case .missingKey(let key):
      Diagnostic(
        "GITOPS025", .error, "the secret “\(name)” lacks the key “\(key)”", at: place, hint: "Add it, or take it out of the fleet file.")
    case .unreadable:
      Diagnostic(
        "GITOPS025", .error, "the file of the secret “\(name)” is no YAML that can be read", at: place,
        hint: "Mend it, or delete it to have wingen start it again.")
    case .severalDocuments(let count):
      Diagnostic(
        "GITOPS025", .error, "the file of the secret “\(name)” should hold one object, not \(count)", at: place,
        hint: "Delete the file to have wingen start it again.")
    }
  }

  /// What was committed stays in the history, so it must be changed too.
  private func remedy(_ secret: SecretReference, file: String) -> String {
    let isSOPS = if case .sops = secret.source { true } else { false }
    let how = isSOPS ? "Encrypt it: sops encrypt --in-place \(file)." : "Seal it with kubeseal, as the file's first form says."
    return how + " If it was committed, change the secret itself: the history keeps it."
  }
}
