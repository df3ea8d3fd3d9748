import Diagnostics
import Glibc

/// One run over the paths of a command line: what was found so far.
struct Walk {
  private struct Found {
    var root: Int
    var path: String
    var item: InputItem
    var identity: FileIdentity?
  }

  /// A symbolic link in a folder, followed when all else was seen, so that whatever has a name of its own keeps it.
  private struct Link {
    var root: Int
    var path: String
    var folder: String
  }

  /// A path that was given.
  private struct Root {
    var folder: String?
    /// Whether it has anything to check, be it known from another path.
    var isEmpty = true
  }

  private static let manifestEndings = [".yaml", ".yml", ".json"]
  private static let archiveEndings = [".tgz", ".tar.gz"]
  private static let standardInputNames = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"]
  /// A kustomization is a list of names; whatever is larger is a mistake.
  private static let largestKustomization = 4 << 20

  private let exclusions: PathExclusions
  private var roots: [Root] = []
  private var found: [Found] = []
  private var problems: [(root: Int, path: String, problem: InputProblem)] = []
  private var links: [Link] = []
  /// Where in `found` a file stands.
  private var files: [FileIdentity: Int] = [:]
  private var folders: Set<FileIdentity> = []
  /// Files that kustomizations use as something else than objects.
  private var partFiles: Set<FileIdentity> = []
  private var hasStandardInput = false

  init(_ exclusions: PathExclusions) { self.exclusions = exclusions }

  /// Adds a path that the user named.
  mutating func addNamed(_ path: String) {
    let root = roots.count
    roots.append(Root())
    if Self.standardInputNames.contains(path) {
      if !hasStandardInput { found.append(Found(root: root, path: path, item: .standardInput)) }
      hasStandardInput = true
      return
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      let isLink = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
      switch code {
      case ENOENT where isLink: report(.linkLeadsNowhere(path: path), root, path)
      case ENOENT, ENOTDIR: report(.missing(path), root, path)
      default: report(.unreadable(path: path, code: code), root, path)
      }
      return
    }
    switch SpecialFile(status) {
    case .folder:
      roots[root].folder = path
      walk(path, root)
    case .socket: report(.notAFile(path: path, .socket), root, path)
    case .blockDevice: report(.notAFile(path: path, .blockDevice), root, path)
    case .other: report(.notAFile(path: path, .other), root, path)
    case .pipe, .device: add(.manifest(path: path, isNamed: true), path, root, FileIdentity(status))
    case nil:
      let name = FilePath.split(path).name
      if FilePath.hasEnding(name, [".swift"]) || StackFileMark.isPresent(path) {
        add(.spec(path: path), path, root, FileIdentity(status))
      } else if FilePath.hasEnding(name, Self.archiveEndings) {
        add(.chart(.archive(path)), path, root, FileIdentity(status))
      } else {
        add(.manifest(path: path, isNamed: true), path, root, FileIdentity(status))
      }
    }
  }

  /// Follows the links, and puts everything in order.
  mutating func finish() -> InputListing {
    while !links.isEmpty {
      var next: [Link] = []
      swap(&next, &links)
      next.sort { $0.root < $1.root || $0.root == $1.root && FilePath.precedes($0.path, $1.path) }
      for link in next { follow(link) }
    }
    found.removeAll { entry in
      if case .manifest(_, false) = entry.item, let identity = entry.identity { partFiles.contains(identity) } else { false }
    }
    for (index, root) in roots.enumerated() {
      guard let folder = root.folder, root.isEmpty, !problems.contains(where: { $0.root == index }) else { continue }
      report(.nothingFound(folder: folder), index, folder)
    }
    found.sort { $0.root < $1.root || $0.root == $1.root && FilePath.precedes($0.path, $1.path) }
    problems.sort { $0.root < $1.root || $0.root == $1.root && FilePath.precedes($0.path, $1.path) }
    return InputListing(items: found.map(\.item), diagnostics: problems.map(\.problem.diagnostic))
  }

  private mutating func report(_ problem: InputProblem, _ root: Int, _ path: String) { problems.append((root, path, problem)) }

  /// Adds a file, unless it is known; one that is named stays so.
  private mutating func add(_ item: InputItem, _ path: String, _ root: Int, _ identity: FileIdentity) {
    roots[root].isEmpty = false
    if let index = files[identity] {
      if case .manifest(let known, _) = found[index].item, case .manifest(_, true) = item {
        found[index].item = .manifest(path: known, isNamed: true)
      }
      return
    }
    files[identity] = found.count
    found.append(Found(root: root, path: path, item: item, identity: identity))
  }

  /// Adds a chart or spec, unless its folder is known.
  private mutating func addFolder(_ item: InputItem, _ path: String, _ root: Int) {
    roots[root].isEmpty = false
    guard let identity = FileIdentity(path: path), folders.insert(identity).inserted else { return }
    found.append(Found(root: root, path: path, item: item))
  }

  /// Walks a folder and what is in it, without recursion.
  private mutating func walk(_ folder: String, _ root: Int) {
    var waiting = [folder]
    while let folder = waiting.popLast() {
      let listing: FolderListing
      do { listing = try FolderListing(folder) } catch {
        report(error, root, folder)
        continue
      }
      let isChart = listing.has("Chart.yaml")
      let isSpec =
        listing.has("Stack.swift")
        || listing.has(StackFileMark.fileName) && StackFileMark.isPresent(FilePath.join(folder, StackFileMark.fileName))
      if folders.contains(listing.identity) {
        roots[root].isEmpty = false
        continue
      }
      if isChart || isSpec {
        if isChart { addFolder(.chart(.folder(folder)), folder, root) } else { addFolder(.spec(path: folder), folder, root) }
        continue
      }
      folders.insert(listing.identity)
      let kustomizations = Kustomization.fileNames.filter { listing.has($0) }
      for name in kustomizations { readKustomization(folder, name, root) }
      for entry in listing.entries where !entry.isHidden && !kustomizations.contains(entry.name) {
        if let subfolder = take(entry, in: folder, root) { waiting.append(subfolder) }
      }
    }
  }

  /// - Returns: the path of a folder to be walked.
  private mutating func take(_ entry: FolderListing.Entry, in folder: String, _ root: Int) -> String? {
    let path = FilePath.join(folder, entry.name)
    let isManifest = FilePath.hasEnding(entry.name, Self.manifestEndings)
    guard isManifest || entry.kind == .folder || entry.kind == .link else { return nil }
    if !entry.isUTF8 {
      if isManifest || entry.kind == .folder { report(.unreadableName(path: path), root, path) }
      return nil
    }
    // Of a link it is not known yet whether it leads to a folder.
    if exclusions.excludes(path, isFolder: entry.kind == .folder) { return nil }
    switch entry.kind {
    case .folder: return path
    case .link: links.append(Link(root: root, path: path, folder: folder))
    case .special(let kind): report(.skippedSpecialFile(path: path, kind), root, path)
    case .file:
      guard let identity = FileIdentity(path: path) else { return nil }
      add(.manifest(path: path, isNamed: false), path, root, identity)
    }
    return nil
  }

  private mutating func follow(_ link: Link) {
    var status = stat()
    let isManifest = FilePath.hasEnding(link.path, Self.manifestEndings)
    guard stat(link.path, &status) == 0 else {
      let code = errno
      if !isManifest { return }
      report(code == ENOENT || code == ELOOP ? .linkLeadsNowhere(path: link.path) : .unreadable(path: link.path, code: code), link)
      return
    }
    switch SpecialFile(status) {
    case .folder:
      if exclusions.excludes(link.path, isFolder: true) { return }
      if isAround(link.folder, FileIdentity(status)) {
        report(.linkLoop(path: link.path), link)
      } else {
        walk(link.path, link.root)
      }
    case let kind?: if isManifest { report(.skippedSpecialFile(path: link.path, kind), link) }
    case nil: if isManifest { add(.manifest(path: link.path, isNamed: false), link.path, link.root, FileIdentity(status)) }
    }
  }

  private mutating func report(_ problem: InputProblem, _ link: Link) { report(problem, link.root, link.path) }

  /// Whether a folder is another, or inside of it, as the file system has them.
  private func isAround(_ folder: String, _ outer: FileIdentity) -> Bool {
    var path = folder
    var previous: FileIdentity?
    // The root's parent is the root.
    while let identity = FileIdentity(path: path), identity != previous {
      if identity == outer { return true }
      previous = identity
      path += "/.."
    }
    return false
  }

  /// Notes the files that are no objects.
  private mutating func readKustomization(_ folder: String, _ name: String, _ root: Int) {
    let path = FilePath.join(folder, name)
    do {
      for part in try Kustomization.partFiles(path, limit: Self.largestKustomization) {
        if let identity = FileIdentity(path: FilePath.join(folder, part)) { partFiles.insert(identity) }
      }
    } catch {
      report(error, root, path)
    }
  }
}
