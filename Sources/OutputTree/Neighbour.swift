import Glibc

/// A temporary directory beside the output folder, on the same file system: `.NAME.wingen-PID-XXXXXX`; the former folder, where it has to
/// be moved aside, has the same name with `.old`.
struct Neighbour {
  let name: PathBytes
  let asideName: PathBytes
  let directory: OpenDirectory

  init(stem: String, in parent: OpenDirectory) throws {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    var generator = SystemRandomNumberGenerator()
    while true {
      let random = String((0..<6).compactMap { _ in letters.randomElement(using: &generator) })
      let text = ".\(stem).wingen-\(getpid())-\(random)"
      do {
        directory = try parent.makeDirectory(PathBytes(text))
        name = PathBytes(text)
        asideName = PathBytes(text + ".old")
        return
      } catch OutputError.system(_, _, EEXIST) {
        continue
      }
    }
  }

  /// Removes the neighbour of a run that fails; it holds the former folder's files if the new folder has taken its place already.
  /// A folder that was moved aside and could not be moved back is never touched.
  func discard(beside folder: PathBytes, in parent: OpenDirectory) throws {
    if try parent.status(name) != nil { try parent.removeTree(name) }
    guard try parent.status(asideName) != nil else { return }
    if try parent.status(folder) == nil { throw parent.failure(.rename, asideName, ENOENT) }
    try parent.removeTree(asideName)
  }

  /// Removes what killed runs left beside the folder; a folder that was moved aside and not replaced is moved back.
  ///
  /// Whoever holds the lock is the only live run, so the process id in a name is asked about only where there are no locks: ids are
  /// reused, and mean nothing across containers and hosts that share a file system.
  ///
  /// - Returns: whether nothing is left.
  static func cleanUp(stem: String, name: PathBytes, in parent: OpenDirectory, isExclusive: Bool) throws -> Bool {
    var isClean = true
    for entry in try parent.entries() where entry.kind == .directory {
      guard let owner = owner(of: entry.name, stem: stem) else { continue }
      if !isExclusive, isAlive(owner.process) {
        isClean = false
      } else if owner.isAside, try parent.status(name) == nil {
        try parent.renameToFreeName(entry.name, to: name)
      } else {
        do { try parent.removeTree(entry.name) } catch { isClean = false }
      }
    }
    return isClean
  }

  /// The process in a neighbour's name, or nil if it is not exactly of the form that `init` makes.
  private static func owner(of name: PathBytes, stem: String) -> (process: pid_t, isAside: Bool)? {
    let prefix = Array(".\(stem).wingen-".utf8)
    guard name.content.starts(with: prefix) else { return nil }
    var rest = name.content.dropFirst(prefix.count)
    let isAside = rest.suffix(4).elementsEqual(".old".utf8)
    if isAside { rest = rest.dropLast(4) }
    let parts = rest.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].allSatisfy({ (0x30...0x39).contains($0) }), parts[1].count == 6 else { return nil }
    guard parts[1].allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) }) else { return nil }
    return pid_t(String(decoding: parts[0], as: UTF8.self)).map { ($0, isAside) }
  }

  private static func isAlive(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno != ESRCH }
}
