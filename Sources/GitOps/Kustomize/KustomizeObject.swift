import YAML

/// An object as kustomize sees it, or the reason why it does not see it as it is.
///
/// Sources: kubernetes-sigs/kustomize `kyaml/yaml/rnode.go`, `api/resource/resource.go`, `api/filters/patchjson6902/patchjson6902.go`.
struct KustomizeObject: Sendable {
  var identity: ObjectIdentity
  /// Without annotations if they are empty: kustomize removes the field then, and a cluster sees no difference.
  var content: YAMLMap
  /// As the chart renders it.
  var value: YAMLValue

  /// - Throws: `DiagnosticList`, also with what kustomize alone does not carry (KUST001 to KUST007).
  static func all(_ objects: [YAMLValue], namespace: String) throws -> [KustomizeObject] {
    let all = zip(objects, try ObjectIdentity.all(objects, namespace: namespace)).map { KustomizeObject($0, $1) }
    let faults = all.flatMap(\.faults)
    if !faults.isEmpty { throw faults.list }
    return all
  }

  private init(_ value: YAMLValue, _ identity: ObjectIdentity) {
    self.identity = identity
    self.value = value
    content = value.map ?? YAMLMap()
    if case .map(var metadata)? = content["metadata"], metadata["annotations"] == .null || metadata["annotations"] == .map([:]) {
      metadata["annotations"] = nil
      content["metadata"] = .map(metadata)
    }
  }

  /// Whether kustomize can patch the object and leave the rest of it as it is. Patched objects go through JSON with floating point
  /// numbers of 64 bits, which know integers up to 2^53 only, and through a YAML writer whose texts of several lines cannot be read back
  /// if they begin with a tab.
  var survivesPatching: Bool {
    !value.contains {
      switch $0 {
      case .int(let number): number.magnitude > 1 << 53
      case .string(let text): text.isTabbed
      default: false
      }
    }
  }

  /// As a file. JSON, which is YAML too, where a literal of YAML would be one that kustomize cannot read again once it has written it.
  var text: String {
    let hasTabbedText = value.contains { if case .string(let text) = $0 { text.isTabbed } else { false } }
    return hasTabbedText ? JSONWriter.text(for: value, pretty: true) + "\n" : YAMLEmitter.text(for: value)
  }

  private var faults: [ManifestFault] {
    var faults: [ManifestFault] = []
    for field in ["annotations", "labels"] {
      for entry in value["metadata"]?[field]?.map?.entries ?? [] where entry.value.string == nil || entry.key.isEmpty {
        faults.append(.metadataWithoutText(identity, field: field, key: entry.key))
      }
    }
    for entry in value["metadata"]?["annotations"]?.map?.entries ?? [] where !entry.key.isEmpty {
      if Self.isReserved(entry.key) { faults.append(.reservedAnnotation(identity, annotation: entry.key)) }
      if !KustomizeKey.staysText(entry.key) { faults.append(.annotationNotText(identity, annotation: entry.key)) }
      // Annotations are written anew whether or not there is a patch.
      if entry.value.string?.isTabbed == true { faults.append(.tabbedAnnotation(identity, annotation: entry.key)) }
    }
    if value.contains(where: { if case .float(let number) = $0 { !number.isFinite } else { false } }) {
      faults.append(.notFinite(identity))
    }
    if value.hasMergeKey { faults.append(.mergeKey(identity)) }
    if let scalar = value.firstUnwritable { faults.append(.character(identity, scalar)) }
    return faults
  }

  /// Annotations that kustomize removes, or for which it leaves out the object (`kyaml/kio/kioutil/kioutil.go`,
  /// `api/internal/utils/annotations.go`, `api/konfig/general.go`).
  private static func isReserved(_ annotation: String) -> Bool {
    annotation.hasPrefix("internal.config.kubernetes.io/") || reserved.contains(annotation)
  }

  private static let reserved: Set<String> = [
    "config.kubernetes.io/index", "config.kubernetes.io/path", "config.kubernetes.io/origin", "config.kubernetes.io/local-config",
    "config.k8s.io/id", "alpha.config.kubernetes.io/transformations",
  ]
}

extension YAMLValue {
  /// Whether this, or a value or key in it, is such a one.
  fileprivate func contains(where isMeant: (YAMLValue) -> Bool) -> Bool {
    switch self {
    case .list(let items): items.contains { $0.contains(where: isMeant) }
    case .map(let map): map.entries.contains { isMeant(.string($0.key)) || $0.value.contains(where: isMeant) }
    default: isMeant(self)
    }
  }

  /// Whether some map has the key `<<`, which kustomize takes for YAML's merge key even in quotes, and drops.
  fileprivate var hasMergeKey: Bool {
    switch self {
    case .list(let items): items.contains(where: \.hasMergeKey)
    case .map(let map): map.entries.contains { $0.key == "<<" || $0.value.hasMergeKey }
    default: false
    }
  }

  /// The first character, in a text or a key, that one of kustomize's readers of YAML refuses or takes for a line end: DEL, C1 with U+0085,
  /// U+FFFE, U+FFFF. Kustomize writes objects as JSON first, in which these need no escape (go.yaml.in/yaml/v2 readerc.go).
  fileprivate var firstUnwritable: Unicode.Scalar? {
    switch self {
    case .string(let text): text.firstUnwritable
    case .list(let items): items.lazy.compactMap(\.firstUnwritable).first
    case .map(let map): map.entries.lazy.compactMap { $0.key.firstUnwritable ?? $0.value.firstUnwritable }.first
    default: nil
    }
  }
}

extension String {
  /// Several lines of which the first begins with a tab.
  fileprivate var isTabbed: Bool { utf8.first == UInt8(ascii: "\t") && utf8.contains(UInt8(ascii: "\n")) }

  fileprivate var firstUnwritable: Unicode.Scalar? {
    // DEL and the lead bytes of the rest: what most texts do not have.
    guard utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xEF }) else { return nil }
    return unicodeScalars.first { (0x7F...0x9F).contains($0.value) || $0.value == 0xFFFE || $0.value == 0xFFFF }
  }
}
