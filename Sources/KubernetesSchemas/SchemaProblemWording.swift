import ChartModel
public import Diagnostics
import YAML

extension SchemaViolation {
  /// The words for the violation. Values are shown only where they are names or words, never where they may be secret.
  public var finding: (code: DiagnosticCode, severity: Severity, message: String, hint: String?) {
    let words = problem.words(at: ValueViolation.text(of: path))
    return (problem.code, problem.severity, words.message, words.hint)
  }
}

extension SchemaProblem {
  /// The stable name of the kind of finding.
  public var code: DiagnosticCode {
    switch self {
    case .unknownField: "K8S001"
    case .wrongType, .noInteger, .notBase64: "K8S002"
    case .missingField, .noName: "K8S003"
    case .badQuantity: "K8S004"
    case .badName: "K8S005"
    case .badKey(_, .data): "K8S005"
    case .badKey, .badLabelValue, .annotationsTooLarge: "K8S006"
    case .badSchedule, .badTimeZone: "K8S007"
    case .removedAPI: "K8S008"
    case .deprecatedAPI: "K8S009"
    case .unknownKind: "K8S010"
    case .wrongWord, .customLimit(.otherValue): "K8S011"
    case .duplicate: "K8S012"
    case .noIdentity: "K8S013"
    case .nullValue: "K8S014"
    case .customLimit: "K8S015"
    case .unusableDefinition: "K8S016"
    }
  }

  /// Errors are what the API server refuses in every version asked for.
  public var severity: Severity {
    switch self {
    case .duplicate(let duplicate): duplicate.isRefused ? .error : .warning
    case .badName(_, .leadingDigit), .unusableDefinition: .warning
    case .deprecatedAPI(let fate): fate.removed == nil ? .info : .warning
    default: .error
    }
  }

  fileprivate func words(at place: String) -> (message: String, hint: String?) {
    switch self {
    case .unknownField(let field): return field.words(at: place)
    case .wrongType(let expected, let found):
      return ("\(place): expected \(expected.words), found \(found.foundWords)", expected.hint(for: found))
    case .noInteger(let bits): return ("\(place): expected an integer of \(bits) bits", nil)
    case .notBase64: return ("\(place): expected Base64, found other text", "encode the value, or put it as it is into stringData")
    case .missingField(let name): return ("\(place): \(name) is missing", "add \(name)")
    case .nullValue: return ("\(place): expected a value, found null", "give a value; null counts as none")
    case .badQuantity(let text):
      return ("\(place): \(Self.quoted(text)) is no quantity", "write a number with or without a unit, such as 500m, 2 or 1.5Gi")
    case .badName(let name, let fault): return ("\(place): \(Self.quoted(name)) \(fault.words)", fault.hint)
    case .noName: return ("\(place): the object has no name", "add metadata.name, or metadata.generateName")
    case .badKey(let key, let kind): return ("\(place): \(Self.quoted(key)) cannot be \(kind.words)", kind.hint)
    case .badLabelValue(_, let value):
      return (
        "\(place): \(Self.quoted(value)) cannot be the value of a label",
        "at most 63 letters, digits, dots, hyphens and underscores, a letter or digit at both ends"
      )
    case .annotationsTooLarge(let size): return ("\(place): the annotations have \(size) bytes, more than the 262144 allowed", nil)
    case .badSchedule(let text, let fault):
      return ("\(place): \(Self.quoted(text)) is no schedule: \(fault.words)", fault.hint)
    case .badTimeZone(let name):
      return ("\(place): \(Self.quoted(name)) is no time zone", "write its name in the tz database, such as Etc/UTC or Europe/Berlin")
    case .wrongWord(let word, let allowed):
      let hint = nearestMatch(to: word, among: allowed).map { "did you mean \($0)?" }
      return ("\(place): expected \(Self.list(allowed)), found \(Self.quoted(word))", hint)
    case .duplicate(let duplicate): return duplicate.words(at: place)
    case .removedAPI(let fate): return fate.removedWords(at: place)
    case .deprecatedAPI(let fate): return fate.deprecatedWords(at: place)
    case .unknownKind(let kind): return kind.words(at: place)
    case .noIdentity(let field?, let isMissing):
      return (
        isMissing ? "\(place): the object has no \(field)" : "\(place): expected a text",
        field == "kind" ? "add kind, such as Deployment" : "add apiVersion, such as apps/v1"
      )
    case .noIdentity(nil, _):
      return ("\(place.isEmpty ? "" : place + ": ")this is no Kubernetes object", "an object is a map with apiVersion and kind")
    case .customLimit(let limit): return ("\(place): \(limit.words)", nil)
    case .unusableDefinition(let fault): return (fault.words, nil)
    }
  }

  static func quoted(_ text: String) -> String { GoText.quoted(String(text.prefix(60))) + (text.count > 60 ? "…" : "") }

  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().prefix(30).joined(separator: ", ") + " or " + last
  }
}

extension UnknownField {
  fileprivate func words(at place: String) -> (message: String, hint: String?) {
    if let versions, let version {
      let span = versions.count == 1 ? "1.\(versions.lowerBound) alone" : "1.\(versions.lowerBound) to 1.\(versions.upperBound)"
      return ("\(place): \(owner) has no such field in Kubernetes \(version)", "of the versions known, \(span) have it")
    }
    var hints: [String] = []
    if let nearest { hints.append("did you mean \(nearest)?") }
    if let elsewhere { hints.append("\(name) is a field of \(elsewhere)") }
    return ("\(place): \(owner) has no such field", hints.isEmpty ? nil : hints.joined(separator: " "))
  }
}

extension Duplicate {
  fileprivate func words(at place: String) -> (message: String, hint: String?) {
    let what =
      keys.isEmpty
      ? "the same value"
      : "the same " + zip(keys, values).map { $1.isEmpty ? "\($0)" : "\($0) \(SchemaProblem.quoted($1))" }.joined(separator: ", ")
    return (
      "\(place): \(what) as \(ValueViolation.text(of: first))",
      isRefused ? "remove one of the two, or tell them apart" : "the API server takes both, but only one can hold: remove the other"
    )
  }
}

extension APIFate {
  fileprivate func removedWords(at place: String) -> (message: String, hint: String?) {
    ("\(place): \(apiVersion) \(kind) is not served since Kubernetes 1.\(removed ?? 0)", replacementHint ?? "nothing takes its place")
  }

  fileprivate func deprecatedWords(at place: String) -> (message: String, hint: String?) {
    let end = removed.map { " and not served since 1.\($0)" } ?? ""
    return ("\(place): \(apiVersion) \(kind) is deprecated since Kubernetes 1.\(deprecated ?? 0)\(end)", replacementHint)
  }

  private var replacementHint: String? {
    replacement.map { replacement in
      let parts = replacement.split(separator: "=")
      return "use \(parts[0])\(parts.count > 1 ? " \(parts[1])" : "")"
    }
  }
}

extension UnknownKind {
  fileprivate func words(at place: String) -> (message: String, hint: String?) {
    let known = apiVersions.isEmpty ? nil : "\(kind) is served as \(SchemaProblem.list(apiVersions))"
    if let since { return ("\(place): \(apiVersion) \(kind) is served since Kubernetes \(since) only", known) }
    let meant = nearest.map { "did you mean \($0)\(apiVersions.isEmpty ? "" : " of " + SchemaProblem.list(apiVersions))?" }
    return ("\(place): there is no kind \(SchemaProblem.quoted(kind)) in \(apiVersion)", meant ?? known)
  }
}
