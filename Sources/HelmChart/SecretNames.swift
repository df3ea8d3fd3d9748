internal import ChartModel
internal import Diagnostics
internal import HelmValues
internal import YAML

/// Keeps credentials out of messages about text that could not be read, or not be understood, and so has no types yet.
struct SecretNames {
  /// The last keys of settings that are credentials: `password`.
  private let names: [String]
  /// The paths that lead to them, groups included: `installer`, `installer.credentials`, `installer.credentials.password`.
  private let paths: Set<String>

  init(of settings: SettingsSchema) {
    let secrets = settings.declarations.filter(\.type.holdsSecret).map(\.path)
    names = secrets.compactMap(\.last)
    paths = Set(secrets.flatMap { path in path.indices.map { path[...$0].joined(separator: ".") } })
  }

  /// The error without user text if the expression may set a credential, be its name misspelt.
  func hiding(_ error: SetError) -> SetError { mayHold(error.expression) ? error.hidingValues : error }

  /// An expression in quotes, without its values if it may set a credential.
  func shown(_ expression: SetExpression) -> String {
    if mayHold(expression.text) {
      return GoText.quoted(expression.assignments.map { String($0.pathText.prefix(60)) }.joined(separator: ",")).dropLast() + "=…\""
    }
    return GoText.quoted(String(expression.text.prefix(80))) + (expression.text.count > 80 ? "…" : "")
  }

  /// The error without user text if it stands at a credential: `password: *secret` is an alias to YAML.
  func hiding(_ error: YAMLReadError, in bytes: [UInt8]) -> YAMLReadError {
    let hidden: YAMLReadError.Problem
    switch error.problem {
    case .undefinedAlias: hidden = .undefinedAlias("…")
    case .recursiveAlias: hidden = .recursiveAlias("…")
    case .tagMismatch(_, let tag): hidden = .tagMismatch(text: "…", tag: tag)
    case .nonFiniteNumber: hidden = .nonFiniteNumber("…")
    case .duplicateKey(_, let first): hidden = .duplicateKey("…", first: first)
    case .collidingKeys(_, _, _, let first): hidden = .collidingKeys("…", written: "…", firstWritten: "…", first: first)
    default: return error
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: error.location.line, omittingEmptySubsequences: false)
    let around = lines.prefix(error.location.line).suffix(2).map { String(decoding: $0, as: UTF8.self) }
    return around.contains { line in isMentioned(in: line) && !isName(line, error) } ? YAMLReadError(hidden, at: error.location) : error
  }

  /// Whether the doubled key is the name of the setting itself, which is no secret.
  private func isName(_ line: String, _ error: YAMLReadError) -> Bool {
    if case .duplicateKey(let key, _) = error.problem { names.contains(key) } else { false }
  }

  /// Whether an expression sets a credential, or puts something in the place of the group that holds one.
  private func mayHold(_ expression: String) -> Bool {
    let keys = expression.split(separator: ",").compactMap { $0.split(separator: "=", omittingEmptySubsequences: false).first }
    return keys.contains { paths.contains(String($0)) } || isMentioned(in: expression)
  }

  private func isMentioned(in text: String) -> Bool {
    let words = text.split { ".,=[]{}:\"' \t".contains($0) }
    return words.contains { nearestMatch(to: String($0), among: names) != nil }
  }
}
