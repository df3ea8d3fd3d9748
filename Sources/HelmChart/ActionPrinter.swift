import ChartModel
import YAML

/// Prints expressions as what stands inside the braces of a Helm template.
///
/// Directed by kinds, so that the rendered text reads back with the right type whatever the values: numbers from values files are
/// float64 in Helm, hence `int64` before every integer; texts are quoted; everything composite is JSON.
struct ActionPrinter {
  let chartName: String
  /// Conditions that have a name, by what they are.
  var names: [Expression: String] = [:]
  /// `.` where the dot is the root, `$` inside `with` and `range`, which move the dot.
  var root = "."
  /// The reference that `with` has put into the dot.
  var dot: (reference: Reference, omitted: [String])?

  // MARK: Holes

  /// A scalar of a manifest, which YAML reads back with the expression's type.
  func scalar(_ expression: Expression) -> String {
    if case .string = expression.kind { "{{ \(pipeline(expression)) | quote }}" } else { hole(expression) }
  }

  /// The expression as JSON. Go's `quote` would not do: which letters it escapes depends on the Unicode version of the Go that Helm
  /// was built with.
  func hole(_ expression: Expression) -> String {
    switch expression.kind {
    case .string: "{{ \(pipeline(expression)) | toRawJson }}"
    case .integer, .boolean: "{{ \(pipeline(expression)) }}"
    case .json: "{{ toJson \(operand(expression)) }}"
    }
  }

  /// A hole whose text is printed as it is.
  func raw(_ expression: Expression) -> String { "{{ \(pipeline(expression)) }}" }

  // MARK: Values

  func reference(_ reference: Reference) -> String {
    switch reference.root {
    case .values, .unbound: (root == "." ? ".Values." : "$.Values.") + reference.path.joined(separator: ".")
    case .element(let variable): (["$" + variable] + reference.path).joined(separator: ".")
    }
  }

  /// The expression as a whole pipeline.
  func pipeline(_ expression: Expression) -> String {
    switch expression {
    case .string(let text): GoText.quoted(text)
    case .integer(let number): String(number)
    case .boolean(let truth): truth ? "true" : "false"
    case .value(let value): "fromJson \(GoText.quoted(JSONWriter.text(for: value, pretty: false)))"
    case .reference(let reference), .orAbsent(let reference):
      expression.kind == .integer ? "int64 \(self.reference(reference))" : self.reference(reference)
    case .json(let reference): self.reference(reference)
    case .fact(let fact): self.fact(fact)
    case .helper(let name): include(name)
    case .concatenation(let parts): concatenation(parts)
    case .choice(let condition, let then, let otherwise):
      "ternary \(operand(then)) \(operand(otherwise)) \(truthOperand(condition))"
    case .apply(let function, .json(let reference)): "toJson \(self.reference(reference)) | \(self.function(function))"
    case .apply(let function, let operand): "\(pipeline(operand)) | \(self.function(function))"
    case .share(let whole, let percent): "div (mul \(operand(whole)) \(percent)) 100"
    case .joined(let reference, let separator): "join \(GoText.quoted(separator)) \(self.reference(reference))"
    case .not, .all, .any, .equal, .less, .isNonEmpty, .isSet, .contains, .startsWithDigit: truth(expression)
    }
  }

  /// The expression as one operand of a function.
  func operand(_ expression: Expression) -> String {
    let text = pipeline(expression)
    switch expression {
    case .string, .integer, .boolean: return text
    default: return text.contains(" ") ? "(\(text))" : text
    }
  }

  func include(_ helper: String) -> String { "include \"\(chartName).\(helper)\" \(root)" }

  private func concatenation(_ parts: [Expression]) -> String {
    var format = ""
    var operands: [String] = []
    for part in parts {
      if case .string(let text) = part {
        format += GoText.replacing(text, "%", with: "%%")
      } else {
        format += part.kind == .integer ? "%d" : "%s"
        operands.append(part.kind == .json ? "(toJson \(operand(part)))" : operand(part))
      }
    }
    return (["printf", GoText.quoted(format)] + operands).joined(separator: " ")
  }

  private func function(_ function: Expression.TextFunction) -> String {
    switch function {
    case .truncate(let length): "trunc \(length)"
    case .trimSuffix(let suffix): "trimSuffix \(GoText.quoted(suffix))"
    case .replace(let old, let new): "replace \(GoText.quoted(old)) \(GoText.quoted(new))"
    case .lowercase: "lower"
    case .sha256: "sha256sum"
    case .distinctLines(let separator): "splitList \"\\n\" | compact | uniq | sortAlpha | join \(GoText.quoted(separator))"
    }
  }

  private func fact(_ fact: Fact) -> String {
    let name =
      switch fact {
      case .releaseName: "Release.Name"
      case .releaseNamespace: "Release.Namespace"
      case .releaseService: "Release.Service"
      case .chartName: "Chart.Name"
      case .chartVersion: "Chart.Version"
      case .chartAppVersion: "Chart.AppVersion"
      // The suffix -0 lets distributions' versions, which look like pre-releases, compare as what they are.
      case .kubernetesAtLeast(let version): "semverCompare \">=\(version)-0\" \(at("Capabilities.KubeVersion.Version"))"
      case .servesAPI(let api): "\(at("Capabilities.APIVersions.Has")) \(GoText.quoted(api))"
      }
    switch fact {
    case .kubernetesAtLeast, .servesAPI: return name
    default: return at(name)
    }
  }

  private func at(_ path: String) -> String { root == "." ? ".\(path)" : "$.\(path)" }

  // MARK: Conditions

  /// The expression where only its truth counts, as after `if`.
  func condition(_ expression: Expression) -> String {
    if let name = name(of: expression) { return include(name) }
    return switch expression {
    case .isNonEmpty(let reference, let omitted): users(reference, omitting: omitted)
    case .isSet(let reference): "not (kindIs \"invalid\" \(self.reference(reference)))"
    case .not(let operand): "not \(conditionOperand(operand))"
    case .all(let operands): (["and"] + operands.map(conditionOperand)).joined(separator: " ")
    case .any(let operands): (["or"] + operands.map(conditionOperand)).joined(separator: " ")
    case .equal(let left, let right): "eq \(operand(left)) \(operand(right))"
    case .less(let left, let right): "lt \(operand(left)) \(operand(right))"
    case .contains(let text, let part): "contains \(operand(part)) \(operand(text))"
    case .startsWithDigit(let text): "regexMatch \"^[0-9]\" \(operand(text))"
    default: pipeline(expression)
    }
  }

  /// The condition with an operand a line, where it has several: Go's templates allow line feeds in an action since 1.16.
  func spread(_ expression: Expression) -> String {
    let operands: (function: String, parts: [Expression])? =
      switch expression {
      case .all(let parts): ("and", parts)
      case .any(let parts): ("or", parts)
      default: nil
      }
    guard let (function, parts) = operands, parts.count > 2 else { return condition(expression) }
    return ([function] + parts.map { "    " + conditionOperand($0) }).joined(separator: "\n")
  }

  private func name(of expression: Expression) -> String? {
    switch expression {
    case .all, .any: names[expression]
    default: nil
    }
  }

  private func conditionOperand(_ expression: Expression) -> String {
    let text = condition(expression)
    return text.contains(" ") ? "(\(text))" : text
  }

  /// The condition as a Boolean: `and` and `or` return an operand, so each operand must be one.
  private func truth(_ expression: Expression) -> String {
    if let name = name(of: expression) { return "not (empty (\(include(name))))" }
    return switch expression {
    case .isNonEmpty(let reference, let omitted): "not (empty \(parenthesized(users(reference, omitting: omitted))))"
    case .all(let operands): (["and"] + operands.map(truthOperand)).joined(separator: " ")
    case .any(let operands): (["or"] + operands.map(truthOperand)).joined(separator: " ")
    default: condition(expression)
    }
  }

  private func truthOperand(_ expression: Expression) -> String { parenthesized(truth(expression)) }

  /// A user's map or list without the keys that are protected.
  func users(_ reference: Reference, omitting omitted: [String]) -> String {
    let value = self.reference(reference)
    return omitted.isEmpty ? value : (["omit", value] + omitted.map { GoText.quoted($0) }).joined(separator: " ")
  }

  private func parenthesized(_ text: String) -> String { text.contains(" ") ? "(\(text))" : text }
}
