import CSystem
public import Diagnostics

extension OutputError {
  public var diagnostic: Diagnostic {
    switch self {
    case .notOurs(let folder):
      Diagnostic(
        "OUT001", .error, "\(shown(folder)) is not a folder that wingen wrote: it has files, but no \(FileManifest.name)",
        hint: "Choose another folder, or add --force to write into this one; files that are not overwritten are kept.")
    case .filesInTheWay(let folder, let paths):
      Diagnostic(
        "OUT002", .error, "files in \(shown(folder)) that wingen did not write stand where it would write: \(list(paths))",
        hint: "Move them away, or add --force to overwrite them.")
    case .foldersInTheWay(let folder, let paths):
      Diagnostic(
        "OUT003", .error,
        "folders in \(shown(folder)) stand where wingen would write a file, and hold files that it did not write: \(list(paths))",
        hint: "Move them away; wingen never removes a folder with files of others.")
    case .invalidPath(let path, let fault):
      Diagnostic("OUT004", .error, "\(shown(path)) cannot be the path of an output file: \(fault.words)", hint: pathHint)
    case .pathCollision(let first, let second):
      collision(first, second)
    case .fileAndFolder(let path):
      Diagnostic(
        "OUT006", .error, "\(shown(path)) would have to be a file and a folder at once", hint: "Rename one of the objects or files.")
    case .unreadableManifest(let file, let line, let expected):
      Diagnostic(
        "OUT007", .error, "not a manifest as wingen writes it: expected \(expected.words)",
        at: SourceLocation(file: file, line: line, column: 1),
        hint:
          "Restore the file, or write the folder again with --force; files that are no longer generated then stay and are yours to delete."
      )
    case .newerManifest(let file, let format):
      Diagnostic(
        "OUT008", .error, "the manifest has format \(shown(format)), but this wingen knows format \(FileManifest.format) only",
        at: SourceLocation(file: file, line: 2, column: 1), hint: "Use the wingen that wrote the folder, or a later one.")
    case .notAFolder(let path):
      Diagnostic(
        "OUT009", .error, "\(shown(path)) is not a folder", hint: "Output goes into a folder; give the path of one, or of none yet.")
    case .linkLeadsNowhere(let path):
      Diagnostic("OUT010", .error, "\(shown(path)) is a symbolic link that leads nowhere", hint: "Remove the link or create its target.")
    case .irreplaceable(let path, let why):
      Diagnostic(
        "OUT011", .error, "\(shown(path)) cannot be replaced in one step, because it \(why.words)", hint: why.hint)
    case .system(let action, let path, let code):
      Diagnostic("OUT012", .error, "cannot \(action.words) \(shown(path)): \(String(cString: wingen_error_text(code)))")
    }
  }

  private func collision(_ first: String, _ second: String) -> Diagnostic {
    if first.utf8.elementsEqual(second.utf8) {
      return Diagnostic(
        "OUT005", .error, "two output files have the path \(shown(first))", hint: "Rename one of the objects or files.")
    }
    return Diagnostic(
      "OUT005", .error,
      "the output paths \(shown(first)) and \(shown(second)) are one path on systems that ignore case or Unicode's spelling of a letter",
      hint: "Rename one of the objects or files.")
  }

  private var pathHint: String { "Expected is a relative path with parts separated by /, such as templates/job.yaml." }

  private func list(_ paths: [String]) -> String {
    let first = paths.prefix(5).map(shown).joined(separator: ", ")
    return paths.count > 5 ? "\(first) and \(paths.count - 5) more" : first
  }
}

/// A path for a message: control characters, which could steer a terminal, are written as `\u{…}`.
private func shown(_ path: String) -> String {
  if path.isEmpty { return "\"\"" }
  var text = ""
  for scalar in path.unicodeScalars {
    if scalar.properties.generalCategory == .control {
      text += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return text
}

extension PathFault {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .absolute: "it is absolute"
    case .emptyPart: "a part between its slashes is empty"
    case .dotPart: "it has a part . or .."
    case .backslash: "it has a backslash"
    case .controlCharacter: "it has a control character"
    case .reserved: "that name is kept for wingen's own manifest"
    }
  }
}

extension ManifestExpectation {
  fileprivate var words: String {
    switch self {
    case .regularFile: "a regular file"
    case .heading: "the line \"\(FileManifest.heading.split(separator: "\n").joined(separator: "\\n"))\""
    case .fileLine: "a line {\"path\": …, \"sha256\": …}"
    case .ending: "the end of the list and of the file"
    case .validPath(let fault): "a path inside the folder, but \(fault.words)"
    case .ascendingPath: "paths in ascending order, each once"
    case .compatiblePaths(let first, let second): "paths that can stand beside each other, not \(shown(first)) and \(shown(second))"
    }
  }
}

extension IrreplaceableFolder {
  fileprivate var words: String {
    switch self {
    case .fileSystemRoot: "is the root of the file system"
    case .mountPoint: "is a mount point"
    case .currentDirectory: "is the current directory, or one above it"
    }
  }

  fileprivate var hint: String {
    switch self {
    case .fileSystemRoot, .mountPoint: "Write to a folder inside it."
    case .currentDirectory: "Run from another directory and give the folder's path; your shell would be left in a deleted folder."
    }
  }
}

extension SystemAction {
  fileprivate var words: String {
    switch self {
    case .createFolder: "create the folder"
    case .setMode: "set the mode of"
    case .exchange: "exchange the new folder with"
    case .flush: "write to the disk the file system of"
    default: rawValue
    }
  }
}
