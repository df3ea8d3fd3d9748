public import ChartModel
import Checks
public import Diagnostics
public import OutputTree
public import YAML

/// A spec made from manifests.
public struct SpecImport: Sendable {
  /// A Secret that is not in the spec, and what it must hold.
  public struct LeftOutSecret: Sendable, Hashable {
    public var identity: ObjectIdentity
    public var type: String
    public var keys: [String]
  }

  /// How many objects stand in the spec in which way.
  public struct Count: Sendable, Hashable {
    public var typed = 0
    public var typedWithAdditions = 0
    public var raw = 0

    public init(typed: Int = 0, typedWithAdditions: Int = 0, raw: Int = 0) {
      self.typed = typed
      self.typedWithAdditions = typedWithAdditions
      self.raw = raw
    }

    public var total: Int { typed + typedWithAdditions + raw }
  }

  /// Stack.swift, further Swift files where the spec is long, and README.md.
  public let files: [OutputFile]
  /// What the user should know: Secrets and credentials that were left out, repetitions.
  public let remarks: [Diagnostic]
  public let leftOut: [LeftOutSecret]
  public let count: Count
  public let release: String?
  public let namespace: String
  /// What the chart is made of, to be evaluated at once.
  public let chart: Chart
  public let info: ChartInfo

  /// - Throws: options that Helm would refuse, objects that contradict one another, and objects that do not come out as they went in.
  public init(_ found: [FoundObject], _ options: ImportOptions = ImportOptions()) throws(DiagnosticList) {
    var problems = options.problems
    if !problems.isEmpty { throw DiagnosticList(problems.map(\.diagnostic)) }
    let context = ReleaseGuess.context(of: found, options)
    let importer = ObjectImporter(context: context)
    var remarks: [ImportProblem] = []
    var objects: [ImportedObject] = []
    var leftOut: [LeftOutSecret] = []
    var seen: [ObjectIdentity: FoundObject] = [:]
    for object in found {
      guard var identity = ObjectIdentity(object.value) else { continue }
      if identity.namespace == nil { identity.namespace = context.namespace }
      if let first = seen[identity] {
        if first.value == object.value {
          remarks.append(.repetition(identity.title, at: object.location))
        } else {
          problems.append(.contradiction(identity.title, at: object.location, first: first.location))
        }
        continue
      }
      seen[identity] = object
      identity.namespace = object.value["metadata"]?["namespace"]?.string
      if let secret = LeftOutSecret(object.value, identity) {
        leftOut.append(secret)
        remarks.append(.secretLeftOut(identity.title, keys: secret.keys, at: object.location))
        continue
      }
      let clean = PlainCredentials.removed(from: .map(Self.withoutBookkeeping(object.value)))
      for path in clean.paths { remarks.append(.credentialRemoved(identity.title, path: path.title, at: object.location)) }
      if let imported = importer.imported(clean.object.map ?? object.value, identity) {
        objects.append(imported)
      } else {
        problems.append(.lost(identity.title, at: object.location))
      }
    }
    if !problems.isEmpty { throw DiagnosticList(problems.map(\.diagnostic)) }
    self.remarks = remarks.map(\.diagnostic)
    self.leftOut = leftOut
    count = objects.reduce(into: Count()) { count, object in
      switch object.way {
      case .typed: count.typed += 1
      case .typedWithAdditions: count.typedWithAdditions += 1
      case .raw: count.raw += 1
      }
    }
    release = context.release
    namespace = context.namespace
    info = context.chart
    let elements = objects.map(\.element)
    chart = Chart { elements.flatMap(\.parts) }
    let source = SpecSource(objects, leftOut: leftOut, context)
    let guide = ImportGuide(source, objects, leftOut: leftOut, removed: remarks, context)
    do {
      files = try (source.files + [guide.file]).map { try OutputFile(path: $0.path, text: $0.text) }
    } catch {
      throw DiagnosticList([(error as? any DiagnosticError)?.diagnostic ?? ImportProblem.lost("the spec", at: nil).diagnostic])
    }
  }

  /// What the spec renders to.
  public func objects() throws(DeclarationProblems) -> [YAMLValue] {
    try ObjectTrial.objects(of: chart, ImportContext(chart: info, release: release, namespace: namespace))
  }
}

extension SpecImport.LeftOutSecret {
  /// Nil for what is no Secret, and for one that holds nothing.
  fileprivate init?(_ object: YAMLMap, _ identity: ObjectIdentity) {
    guard identity.kind == "Secret", identity.apiVersion == "v1" else { return nil }
    let entries = (object["data"]?.map?.entries ?? []) + (object["stringData"]?.map?.entries ?? [])
    guard !entries.isEmpty else { return nil }
    var keys: [String] = []
    for entry in entries where !keys.contains(entry.key) { keys.append(entry.key) }
    self.init(identity: identity, type: object["type"]?.string ?? "Opaque", keys: keys)
  }
}

extension [PathElement] {
  /// `spec.containers[0].env[1].value`.
  fileprivate var title: String {
    reduce("") { text, element in
      switch element {
      case .key(let key): text.isEmpty ? key : text + "." + key
      case .index(let index): text + "[\(index)]"
      }
    }
  }
}

extension SpecImport {
  /// What `kubectl apply` notes for itself is the whole object once more, with whatever was in plain sight in it (kubernetes.io,
  /// "Declarative Management of Kubernetes Objects Using Configuration Files").
  fileprivate static func withoutBookkeeping(_ object: YAMLMap) -> YAMLMap {
    let note = "kubectl.kubernetes.io/last-applied-configuration"
    guard var metadata = object["metadata"]?.map, var annotations = metadata["annotations"]?.map, annotations[note] != nil else {
      return object
    }
    annotations[note] = nil
    metadata["annotations"] = annotations.isEmpty ? nil : .map(annotations)
    var object = object
    object["metadata"] = .map(metadata)
    return object
  }
}
