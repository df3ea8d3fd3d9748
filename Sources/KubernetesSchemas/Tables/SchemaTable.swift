import Synchronization

/// The published schemas as one text (Tests/Support/schemas/build_tables.py describes it), of which only the head is read at once: a
/// definition's fields are decoded when they are first asked for.
final class SchemaTable: Sendable {
  /// Nil takes what any version has.
  let version: KubernetesMinor?
  private let text: String
  private let kinds: [String: [Kind]]
  private let definitions: [Place]
  private let fieldsBegin: Int
  private let slots: [Slot]
  private let metadata: Slot?

  /// A kind that Kubernetes serves, or used to.
  struct Kind: Sendable {
    var apiVersion: String
    /// Nil for what was gone before the oldest version known.
    var schema: Slot?
    /// The minor versions that serve it, among those known.
    var versions: ClosedRange<Int>
    var nameClass: NameClass
    var fate: Fate?

    func isServed(in version: KubernetesMinor?) -> Bool {
      schema != nil && (version.map { versions.contains($0.minor) } ?? true)
    }
  }

  /// What becomes of a deprecated API version.
  struct Fate: Sendable {
    var deprecated: Int
    var removed: Int?
    var replacement: String?
  }

  /// Where a definition is, and the definition once it was decoded.
  final class Slot: Sendable {
    fileprivate let number: Int
    /// Keeps the definition, and its address for a fast look: the reference's own is not inlined.
    private let owner = AtomicLazyReference<Definition>()
    private let address = Atomic<UInt>(0)

    fileprivate init(_ number: Int) { self.number = number }

    @inline(__always) fileprivate var decoded: Definition? {
      guard let pointer = UnsafeRawPointer(bitPattern: address.load(ordering: .acquiring)) else { return nil }
      return Unmanaged<Definition>.fromOpaque(pointer).takeUnretainedValue()
    }

    fileprivate func keep(_ definition: Definition) -> Definition {
      let kept = owner.storeIfNil(definition)
      address.store(UInt(bitPattern: Unmanaged.passUnretained(kept).toOpaque()), ordering: .releasing)
      return kept
    }
  }

  /// The bytes of a definition's name and fields, the latter counted from where the fields begin.
  private struct Place: Sendable {
    var name: Range<Int>
    var versions: ClosedRange<Int>
    var fields: Range<Int>
  }

  init(version: KubernetesMinor?) {
    self.version = version?.known
    // Nothing but the table is embedded here, so the first text is it.
    text = EmbeddedFiles.texts.first?.text ?? ""
    var kinds: [String: [Kind]] = [:]
    var definitions: [Place] = []
    var slots: [Slot] = []
    var reader = TableReader(text)
    reader.skipLine()
    let kindCount = reader.countLine()
    // The numbers of definitions stand before the definitions.
    var pending: [(kind: String, entry: Kind, number: Int)] = []
    pending.reserveCapacity(kindCount)
    for _ in 0..<kindCount {
      let (kind, entry, number) = reader.kindLine()
      pending.append((kind, entry, number))
    }
    let count = reader.countLine()
    definitions.reserveCapacity(count)
    slots.reserveCapacity(count)
    var offset = 0
    for number in 0..<count {
      let (name, versions, length) = reader.definitionLine()
      definitions.append(Place(name: name, versions: versions, fields: offset..<(offset + length)))
      slots.append(Slot(number))
      offset += length
    }
    reader.skipLine()
    fieldsBegin = reader.position
    for (kind, entry, number) in pending {
      var entry = entry
      if slots.indices.contains(number) { entry.schema = slots[number] }
      kinds[kind, default: []].append(entry)
    }
    self.kinds = kinds
    self.definitions = definitions
    self.slots = slots
    var metadata: Slot?
    for (place, slot) in zip(definitions, slots) where TableReader.text(text, place.name) == "meta.v1.ObjectMeta" { metadata = slot }
    self.metadata = metadata
  }

  /// The API versions of a kind.
  func kinds(named kind: String) -> [Kind] { kinds[kind] ?? [] }

  /// Every kind with its API versions.
  var allKinds: [(kind: String, entries: [Kind])] { kinds.map { ($0.key, $0.value) } }

  func definition(_ slot: Slot) -> Definition { slot.decoded ?? slot.keep(decode(slot.number)) }

  /// What all objects have in their `metadata`.
  var objectMetadata: Definition? { metadata.map { definition($0) } }

  private func decode(_ number: Int) -> Definition {
    let place = definitions[number]
    var reader = TableReader(text)
    reader.position = fieldsBegin + place.fields.lowerBound
    let end = fieldsBegin + place.fields.upperBound
    var fields: [Field] = []
    while reader.position < end {
      let field = reader.fieldLine(slots, served: place.versions, in: version)
      // Of a field that changed its type the form that this version has, of all versions the latest.
      if let last = fields.last, last.name == field.name {
        if field.isServed { fields[fields.count - 1] = field }
      } else {
        fields.append(field)
      }
    }
    return Definition(name: TableReader.text(text, place.name), fields: fields)
  }
}
