import Diagnostics
import Scheduling

extension FleetProblem {
  /// Stable; described in docs/rules.md.
  var code: DiagnosticCode {
    switch self {
    case .wrongType: "FLEET001"
    case .unknownKey: "FLEET002"
    case .missingKey, .tooFew: "FLEET003"
    case .noneOfKeys(_, let isSecret): isSecret ? "FLEET014" : "FLEET003"
    case .notOneOf: "FLEET004"
    case .outOfRange: "FLEET005"
    case .badText(let form, _): form.code
    case .duplicateCluster: "FLEET007"
    case .unknownLayer: "FLEET008"
    case .unknownBuild: "FLEET010"
    case .credentialsInAddress, .literalSecret: "FLEET016"
    case .valuesNoMap: "FLEET017"
    case .table(let problem): problem.code
    case .tooManyKeys(_, _, let isSecret): isSecret ? "FLEET014" : "FLEET026"
    case .versionWithoutRegistry, .objectsParameter: "FLEET026"
    case .sameChartFolder: "FLEET027"
    case .moreFindings: "FLEET028"
    }
  }

  var message: String {
    switch self {
    case .wrongType(let expected, let found, _): "expected \(expected), found \(found)"
    case .unknownKey: "no such key"
    case .literalSecret: "a Secret's value may not stand in a fleet file, which is kept in Git"
    case .missingKey(let key, let expected): "\(key) is missing: expected \(expected)"
    case .noneOfKeys(let names, true): "nothing makes the Secret: expected one of \(names.joined(separator: ", "))"
    case .noneOfKeys(let names, false): "expected \(names.joined(separator: " or ")), found neither"
    case .tooManyKeys(let present, _, _): "\(present.joined(separator: " and ")) stand together; expected one of them"
    case .tooFew(let least): "expected at least \(least) element(s)"
    case .notOneOf(let words, let found): "expected one of \(words.joined(separator: ", ")), found \(Shown.text(found))"
    case .outOfRange(let range, let found):
      "expected an integer from \(range.lowerBound) to \(range.upperBound), found the number \(found)"
    case .badText(let form, let found): "expected \(form.words), found \(found.map(Shown.text) ?? "another text")"
    case .credentialsInAddress: "the address holds a user or a password, and the fleet file is kept in Git"
    case .unknownBuild(let text): "\(Shown.text(text)) is no release or build of Windows Server that is known"
    case .duplicateCluster(let name, _): "the cluster \(name) is declared twice"
    case .unknownLayer(let layer, let name, _): "there is no \(layer.rawValue) \(Shown.text(name))"
    case .valuesNoMap(let found): "expected a map of settings, found \(found)"
    case .versionWithoutRegistry: "charts of the repository have no version to choose; version belongs to oci://…"
    case .objectsParameter: "objects is written from data; it may not be given beside it"
    case .sameChartFolder(let spec, let other):
      "the specs \(Shown.text(spec)) and \(Shown.text(other)) give their charts one name, and so one folder"
    case .table(let problem): problem.message
    case .moreFindings(let count): "\(count) more findings were left out"
    }
  }

  var hint: String? {
    switch self {
    case .wrongType(_, _, let hint): hint
    case .unknownKey(let key, let known):
      nearestMatch(to: key, among: known).map { "did you mean \($0)?" } ?? "known here: \(Shown.list(known, limit: 30))"
    case .literalSecret:
      "say where it comes from: externalSecret, sealedSecret, sops, secretProviderClass, or existing: true; change the value, for it was written down"
    case .missingKey(let key, _): "give \(key) a value, here or in a lower layer if it is a layer's key"
    case .noneOfKeys(_, true): "existing: true says that somebody else makes it"
    case .noneOfKeys(let names, false): "give one of \(names.joined(separator: ", "))"
    case .tooManyKeys(_, _, true): "keep the one that makes the Secret; a layer's source replaces that of lower layers"
    case .tooManyKeys(_, let choice, false): "keep one of \(choice.joined(separator: ", "))"
    case .tooFew: "give an element, or remove the key"
    case .notOneOf(let words, let found): nearestMatch(to: found, among: words).map { "did you mean \($0)?" }
    case .outOfRange: nil
    case .badText(let form, let found): Self.hint(for: form, found)
    case .credentialsInAddress:
      "write the address alone; Argo CD and Flux read credentials from Secrets in the cluster. Change those that were written down"
    case .unknownBuild(let text):
      nearestMatch(to: text, among: WindowsBuild.names).map { "did you mean \($0)?" }
        ?? "known are \(WindowsBuild.names.joined(separator: ", ")), and builds such as \(WindowsBuild.server2022.rawValue)"
    case .duplicateCluster: "names are folders, so that case does not tell them apart; give one of the two another name, or remove it"
    case .unknownLayer(let layer, let name, let known):
      nearestMatch(to: name, among: known).map { "did you mean \($0)?" }
        ?? (known.isEmpty
          ? "declare it under \(layer.rawValue)s" : "known are \(Shown.list(known)); others are declared under \(layer.rawValue)s")
    case .valuesNoMap: "write settings as key: value, without a dash before them"
    case .versionWithoutRegistry: "remove version, or name a registry in from"
    case .objectsParameter: "remove it"
    case .sameChartFolder: "rename one of the two"
    case .table(let problem): problem.hint
    case .moreFindings: "mend those above first"
    }
  }

  var related: [Diagnostic.Related] {
    if case .duplicateCluster(_, let first) = self { [.init("declared here first", at: first)] } else { [] }
  }

  private static func hint(for form: TextForm, _ found: String?) -> String? {
    switch form {
    case .repositoryURL: "an address such as git@host:path is written ssh://git@host/path"
    case .filePath: "write / between the parts, and no / at the beginning"
    case .duration: "numbers with units, without spaces: 90s, 10m, 1h30m"
    case .ageRecipient: "never a private key (AGE-SECRET-KEY-…): change one that was written down"
    case .clusterName, .objectName, .release, .fleetName:
      found.flatMap { $0.lowercased() != $0 && form.accepts($0.lowercased()) ? "write it in lower case" : nil }
    default: nil
    }
  }
}
