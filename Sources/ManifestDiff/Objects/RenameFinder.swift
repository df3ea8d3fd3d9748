import YAML

/// Finds which of the objects that are gone came back under another name or in another namespace: those of one kind that have four in
/// five of their values in common.
///
/// Only objects that share a value which few others have are compared, so that ten thousand objects of one kind take no longer than they
/// should. The result does not depend on which side is the old one.
enum RenameFinder {
  typealias Named = (identity: ObjectIdentity, object: YAMLValue)

  /// Of a hundred.
  private static let likeness = 80
  /// A value that more objects than these have tells nothing of them.
  private static let rareness = 16
  /// As many pairs are compared one by one whatever they share.
  private static let fewPairs = 10_000

  static func pairs(_ old: [Named], _ new: [Named]) -> [(old: ObjectIdentity, new: ObjectIdentity)] {
    let olds = Dictionary(grouping: old.sorted { $0.identity < $1.identity }, by: kind)
    let news = Dictionary(grouping: new.sorted { $0.identity < $1.identity }, by: kind)
    return olds.flatMap { kind, old in news[kind].map { pairs(ofKind: old, $0) } ?? [] }
  }

  private static func kind(_ named: Named) -> [String] { [named.identity.group, named.identity.kind] }

  private static func pairs(ofKind old: [Named], _ new: [Named]) -> [(old: ObjectIdentity, new: ObjectIdentity)] {
    let olds = old.map { LeafDigests($0.object, name: $0.identity.name) }
    let news = new.map { LeafDigests($0.object, name: $0.identity.name) }
    var found: [(score: Int, old: Int, new: Int)] = []
    for (first, second) in candidates(olds, news) {
      let score = olds[first].likeness(to: news[second])
      if score >= likeness { found.append((score, first, second)) }
    }
    // The likest first; of several the first by name, whichever side it is on.
    found.sort { left, right in
      if left.score != right.score { return left.score > right.score }
      let (one, other) = (key(old, new, left), key(old, new, right))
      return one.0 != other.0 ? one.0 < other.0 : one.1 < other.1
    }
    var (usedOld, usedNew): (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(old: ObjectIdentity, new: ObjectIdentity)] = []
    for pair in found where !usedOld.contains(pair.old) && !usedNew.contains(pair.new) {
      usedOld.insert(pair.old)
      usedNew.insert(pair.new)
      pairs.append((old[pair.old].identity, new[pair.new].identity))
    }
    return pairs
  }

  private static func key(_ old: [Named], _ new: [Named], _ pair: (score: Int, old: Int, new: Int)) -> (ObjectIdentity, ObjectIdentity) {
    let (one, other) = (old[pair.old].identity, new[pair.new].identity)
    return one < other ? (one, other) : (other, one)
  }

  /// Pairs that may be alike, each once.
  private static func candidates(_ olds: [LeafDigests], _ news: [LeafDigests]) -> [(Int, Int)] {
    if olds.count * news.count <= fewPairs { return olds.indices.flatMap { old in news.indices.map { (old, $0) } } }
    var places: [UInt64: (old: [Int], new: [Int])] = [:]
    for (index, leaves) in olds.enumerated() { for leaf in leaves.counts.keys { places[leaf, default: ([], [])].old.append(index) } }
    for (index, leaves) in news.enumerated() { for leaf in leaves.counts.keys { places[leaf, default: ([], [])].new.append(index) } }
    var pairs: Set<[Int]> = []
    for place in places.values where place.old.count <= rareness && place.new.count <= rareness {
      for old in place.old { for new in place.new { pairs.insert([old, new]) } }
    }
    return pairs.map { ($0[0], $0[1]) }
  }
}

/// What an object says, as hashes of its values with their paths. Its own name counts as one and the same wherever it stands in a text, and
/// the fields for name and namespace do not count.
private struct LeafDigests {
  private(set) var counts: [UInt64: Int] = [:]
  private var total = 0
  private let name: String

  init(_ object: YAMLValue, name: String) {
    // A name of a letter or two stands in too many words.
    self.name = name.utf8.count > 2 ? name : ""
    var map = object.map ?? YAMLMap()
    var metadata = map["metadata"]?.map ?? YAMLMap()
    for key in ["name", "namespace", "generateName"] { metadata[key] = nil }
    map["metadata"] = metadata.isEmpty ? nil : .map(metadata)
    for key in ["apiVersion", "kind"] { map[key] = nil }
    if !map.isEmpty { add(.map(map), FNV()) }
  }

  /// Of a hundred: how much of both is in both.
  func likeness(to other: LeafDigests) -> Int {
    let (small, large) = counts.count <= other.counts.count ? (self, other) : (other, self)
    let common = small.counts.reduce(0) { $0 + min($1.value, large.counts[$1.key] ?? 0) }
    let all = total + other.total - common
    // Objects that say nothing are not alike for it.
    return all == 0 ? 0 : common * 100 / all
  }

  private mutating func add(_ value: YAMLValue, _ path: FNV) {
    switch value {
    case .map(let map) where !map.isEmpty:
      for entry in map.entries { add(entry.value, path.adding(entry.key).adding("/")) }
    case .list(let items) where !items.isEmpty:
      for item in items { add(item, path.adding("[]")) }
    default:
      counts[path.adding(text(of: value)).hash, default: 0] += 1
      total += 1
    }
  }

  private func text(of value: YAMLValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "b\(value)"
    case .int(let value): "n\(value)"
    case .float(let number): value.integral.map { "n\($0)" } ?? "f\(number)"
    case .string(let text): "s" + (name.isEmpty ? text : text.replacing(name, with: "\u{0}"))
    case .list: "[]"
    case .map: "{}"
    }
  }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): the same in every run, unlike Swift's own.
private struct FNV {
  private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  func adding(_ text: String) -> FNV {
    var copy = self
    for byte in text.utf8 { copy.hash = (copy.hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return copy
  }
}
