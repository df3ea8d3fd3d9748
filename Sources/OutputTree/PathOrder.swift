import Glibc

/// Something with a relative, `/`-separated path.
protocol PathListed: Sendable {
  var path: String { get }
}

/// The order of two paths by their UTF-8 bytes. `String`'s own `<` orders canonically equivalent spellings as equal.
func bytesPrecede(_ left: String, _ right: String) -> Bool {
  var (left, right) = (left, right)
  return left.withUTF8 { first in
    right.withUTF8 { second in
      let common = min(first.count, second.count)
      if common > 0, let a = first.baseAddress, let b = second.baseAddress {
        let order = memcmp(a, b, common)
        if order != 0 { return order < 0 }
      }
      return first.count < second.count
    }
  }
}

/// The first two of the sorted paths that cannot stand beside each other, or nil.
///
/// Paths are compared without regard to case and by canonical equivalence (which is how `String` compares), because a repository is
/// also checked out on Windows and macOS.
func firstCollision(in sorted: [some PathListed]) -> OutputError? {
  var files = [String: String](minimumCapacity: sorted.count)
  var folders: [String: String] = [:]
  var previousFolder = Substring()
  for item in sorted {
    let path = item.path
    if let other = files.updateValue(path, forKey: path.lowercased()) { return .pathCollision(other, path) }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
    // Files of one folder are neighbours, so its parents need no second look.
    if path[..<slash].utf8.elementsEqual(previousFolder.utf8) { continue }
    previousFolder = path[..<slash]
    var folder = previousFolder
    while true {
      let name = String(folder)
      if let other = folders.updateValue(name, forKey: name.lowercased()) {
        if !other.utf8.elementsEqual(name.utf8) { return .pathCollision(other, name) }
        break
      }
      guard let cut = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
      folder = folder[..<cut]
    }
  }
  for (folded, folder) in folders.sorted(by: { bytesPrecede($0.value, $1.value) }) where files[folded] != nil {
    return .fileAndFolder(folder)
  }
  return nil
}

/// What stands under one name of a folder: a file, or items further down.
struct PathChild<Item: PathListed> {
  var name: PathBytes
  var item: Item?
  var below: ArraySlice<Item>
}

/// The children of a folder, in the order of their names' bytes.
///
/// - Parameters:
///   - items: everything below the folder, sorted by path bytes (so whatever has one prefix is contiguous).
///   - offset: the length in bytes of the folder's own path, with its last slash.
func children<Item>(of items: ArraySlice<Item>, from offset: Int) -> [PathChild<Item>] {
  var result: [PathChild<Item>] = []
  var index = items.startIndex
  while index < items.endIndex {
    let item = items[index]
    let (name, isLast) = PathBytes.part(of: item.path, from: offset)
    let start = index
    index += 1
    if isLast {
      result.append(PathChild(name: name, item: item, below: []))
    } else {
      while index < items.endIndex, name.isFolder(in: items[index].path, from: offset) { index += 1 }
      result.append(PathChild(name: name, item: nil, below: items[start..<index]))
    }
  }
  // "a-b" sorts before "a/b", but "a" before "a-b".
  result.sort { $0.name < $1.name }
  return result
}
