public import Diagnostics

/// What keeps an output folder from being written or checked. The words for it stand in OutputErrorWording.swift.
public enum OutputError: DiagnosticError, Hashable {
  /// The folder has files, but no manifest of ours.
  case notOurs(folder: String)
  /// Files or links that wingen did not write stand where it would write.
  case filesInTheWay(folder: String, paths: [String])
  /// Folders with files that wingen did not write stand where it would write a file.
  case foldersInTheWay(folder: String, paths: [String])
  case invalidPath(String, PathFault)
  case pathCollision(String, String)
  case fileAndFolder(String)
  /// The manifest is not one that wingen writes; line counted from 1.
  case unreadableManifest(file: String, line: Int, expected: ManifestExpectation)
  case newerManifest(file: String, format: String)
  case notAFolder(String)
  case linkLeadsNowhere(String)
  case irreplaceable(String, IrreplaceableFolder)
  /// A system call failed; the code is its errno.
  case system(SystemAction, path: String, code: Int32)
}

/// What the manifest's reader expected at the line where it gave up.
public enum ManifestExpectation: Sendable, Hashable {
  case regularFile, heading, fileLine, ending, validPath(PathFault), ascendingPath, compatiblePaths(String, String)
}

/// Why a folder cannot be exchanged for a new one.
public enum IrreplaceableFolder: Sendable, Hashable {
  case fileSystemRoot, mountPoint, currentDirectory
}

/// What was being done when the system said no.
public enum SystemAction: String, Sendable, Hashable {
  case find, open, read, list, create, createFolder, write, link, copy, setMode, rename, exchange, remove, lock, flush
}
