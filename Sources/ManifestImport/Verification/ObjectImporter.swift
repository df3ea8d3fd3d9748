import ChartModel
import Checks
import Kubernetes
import YAML

/// An object in the language, and how it got there.
struct ImportedObject: Sendable {
  enum Way: Sendable, Hashable {
    /// By its type, all of it.
    case typed
    /// By its type, with fields that have no typed form.
    case typedWithAdditions
    /// As YAML, and why.
    case raw(String)
  }

  var identity: ObjectIdentity
  var element: any ChartElement
  var code: SwiftCode
  var way: Way
  /// What the evaluator makes of it.
  var value: YAMLValue
}

/// Puts objects into the language: by their types where that gives the same object, and as YAML otherwise.
struct ObjectImporter {
  let context: ImportContext

  /// Nil if not even the YAML comes out as it went in, which would be a mistake of ours.
  func imported(_ object: YAMLMap, _ identity: ObjectIdentity) -> ImportedObject? {
    let reason: String
    switch typed(object) {
    case .made(let made, let value):
      return ImportedObject(
        identity: identity, element: made.value, code: made.code, way: made.code.hasAdditions ? .typedWithAdditions : .typed, value: value)
    case .impossible(let why): reason = why
    }
    let value = YAMLValue.map(object)
    return raw(value).map { made in
      ImportedObject(identity: identity, element: made.value, code: made.code, way: .raw(reason), value: value)
    }
  }

  private enum Attempt {
    case made(Written<any ChartElement>, YAMLValue)
    case impossible(String)
  }

  private func typed(_ object: YAMLMap) -> Attempt {
    guard let kind = ObjectKind.of(object) else { return .impossible("the language has no type for this kind") }
    if let code = PodView.pods(in: [.map(object)]).first.flatMap(RefusedFields.firstCode) {
      return .impossible("\(code): Windows pods cannot have all of it")
    }
    let original = kind.isNamespaced ? namespaced(object) : .map(object)
    var reason = "it has not the form that the type gives it"
    for style in [LabelStyle.standard, .exact] {
      guard var draft = ObjectDraft(object, style: style, kind: kind, context), let made = kind.make(&draft) else { continue }
      guard let difference = ObjectTrial(context: context).difference(of: made.value, from: original) else { return .made(made, original) }
      reason = "no typed form for \(difference)"
    }
    return .impossible(reason)
  }

  /// The object in the release's namespace if it names none: there Kubernetes puts it.
  private func namespaced(_ object: YAMLMap) -> YAMLValue {
    var object = object
    var metadata = object["metadata"]?.map ?? YAMLMap()
    if metadata["namespace"] == nil { metadata["namespace"] = .string(context.namespace) }
    object["metadata"] = .map(metadata)
    return .map(object)
  }

  private func raw(_ value: YAMLValue) -> Written<any ChartElement>? {
    let trial = ObjectTrial(context: context)
    let text = YAMLEmitter.text(for: value)
    let asText = RawYAML(text: text)
    if trial.difference(of: asText, from: value) == nil {
      return Written(asText, .call("RawYAML", [("text", SwiftLiteral.code(text))]))
    }
    let asValue = RawYAML(value)
    guard trial.difference(of: asValue, from: value) == nil else { return nil }
    return Written(asValue, .call("RawYAML", YAMLCode.code(value)))
  }
}

extension SwiftCode {
  /// Whether something stands in it as YAML.
  fileprivate var hasAdditions: Bool {
    switch self {
    case .text, .lines: false
    case .call(let name, let arguments, let body):
      ["Env.yaml", "Port.yaml", "Mount.yaml", "Volume.yaml"].contains(name) || arguments.contains { $0.code.hasAdditions }
        || body?.contains(where: \.hasAdditions) ?? false
    case .method(let base, let name, let arguments):
      name == "adding" || base.hasAdditions || arguments.contains { $0.code.hasAdditions }
    case .list(let items): items.contains(where: \.hasAdditions)
    case .map(let entries): entries.contains { $0.value.hasAdditions }
    case .shareable(_, _, let inner): inner.hasAdditions
    }
  }
}
