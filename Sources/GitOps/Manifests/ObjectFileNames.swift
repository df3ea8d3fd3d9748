import Digest

/// Names of files that hold one object each: `kind-name`, without extension.
///
/// A name depends on its object alone, so that a new object renames no file. Only where two would have one name, on a system that
/// ignores case too, do both carry more: the namespace, then the group, then a digest.
enum ObjectFileNames {
  /// What file systems have room for is 255 bytes, of which `.yaml` takes five.
  private static let limit = 250

  static func stems(_ objects: [ObjectIdentity]) -> [String] {
    var detail = [Int](repeating: 0, count: objects.count)
    while true {
      let stems = objects.indices.map { stem(objects[$0], detail: detail[$0]) }
      let crowded = Dictionary(grouping: objects.indices) { stems[$0] }.values.filter { $0.count > 1 }.joined()
        .filter { detail[$0] < 3 }
      if crowded.isEmpty { return stems }
      for index in crowded { detail[index] += 1 }
    }
  }

  private static func stem(_ object: ObjectIdentity, detail: Int) -> String {
    var text = object.kind
    if detail > 1, !object.group.isEmpty { text += "." + object.group }
    text += "-" + object.name
    // No namespace has an underscore, and few names do.
    if detail > 0, let namespace = object.namespace { text += "_" + namespace }
    var stem = text.utf8.map(folded)
    if detail > 2 || stem.count > limit {
      let digest = SHA256.hexDigest([object.group, object.kind, object.namespace ?? "", object.name].joined(separator: "\n")).utf8
      stem = Array(stem.prefix(limit - 9)) + "_".utf8 + digest.prefix(8)
    }
    return String(decoding: stem, as: UTF8.self)
  }

  /// Names may have upper case and colons (`system:node`), which not every file system can tell apart or store.
  private static func folded(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): byte
    default: UInt8(ascii: "_")
    }
  }
}
