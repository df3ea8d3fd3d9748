/// Reads the files of a chart's folder into memory.
struct ChartFolderReader {
  private(set) var files: [ChartFile] = []
  private(set) var problems: [InputProblem] = []

  private let root: String
  /// In bytes, all files together.
  private let limit: Int
  private var size = 0
  private var folders: Set<FileIdentity> = []
  private var ignored = HelmIgnore()

  init(_ root: String, limit: Int) {
    self.root = root
    self.limit = limit
  }

  /// Reads the named files and everything in the named folders, as far as they exist, but what is hidden or in .helmignore. Links are
  /// followed, and each folder is read once.
  ///
  /// - Returns: whether the chart could be read; not if its folder could not be listed, or it is too large.
  mutating func readAll(_ fileNames: [String], _ folderNames: [String]) -> Bool {
    let top: FolderListing
    do { top = try FolderListing(root) } catch {
      problems.append(error)
      return false
    }
    folders.insert(top.identity)
    if top.has(HelmIgnore.fileName) { readIgnored() }
    for name in fileNames where top.has(name) && !ignored.ignores(name, isFolder: false) {
      if !read(name) { return false }
    }
    for entry in top.entries
    where folderNames.contains(entry.name) && (entry.kind == .folder || entry.kind == .link) && !ignored.ignores(entry.name, isFolder: true)
    {
      if !readFolder(entry.name) { return false }
    }
    return true
  }

  private mutating func readIgnored() {
    let path = FilePath.join(root, HelmIgnore.fileName)
    do throws(InputProblem) {
      let bytes = try InputDescriptor.contents(
        path, isNamed: false, limit: min(limit, 1 << 20), tooLarge: .chartTooLarge(path: root, limit: limit))
      ignored = HelmIgnore(bytes[...])
    } catch {
      problems.append(error)
    }
  }

  private mutating func readFolder(_ path: String) -> Bool {
    var waiting = [path]
    while let path = waiting.popLast() {
      let listing: FolderListing
      do { listing = try FolderListing(FilePath.join(root, path)) } catch {
        problems.append(error)
        continue
      }
      guard folders.insert(listing.identity).inserted else { continue }
      for entry in listing.entries where !entry.isHidden {
        let inner = "\(path)/\(entry.name)"
        let shownPath = FilePath.join(root, inner)
        if !entry.isUTF8 {
          problems.append(.unreadableName(path: shownPath))
          continue
        }
        let isFolder = entry.kind == .folder || entry.kind == .link && FilePath.isFolder(shownPath)
        if ignored.ignores(inner, isFolder: isFolder) { continue }
        switch entry.kind {
        case .folder: waiting.append(inner)
        case .special(let kind): problems.append(.skippedSpecialFile(path: shownPath, kind))
        case .link where isFolder: waiting.append(inner)
        case .file, .link: if !read(inner) { return false }
        }
      }
    }
    return true
  }

  /// - Returns: whether there is room for more.
  private mutating func read(_ path: String) -> Bool {
    let shownPath = FilePath.join(root, path)
    let tooLarge = InputProblem.chartTooLarge(path: root, limit: limit)
    do throws(InputProblem) {
      let bytes = try InputDescriptor.contents(shownPath, isNamed: false, limit: limit - size, tooLarge: tooLarge)
      size += bytes.count
      files.append(ChartFile(path: path, shownPath: shownPath, bytes: bytes[...]))
    } catch {
      problems.append(error)
      return error != tooLarge
    }
    return true
  }
}
