import CSystem
public import Diagnostics
import YAML

extension InputProblem: DiagnosticError {
  public var diagnostic: Diagnostic {
    if case .yaml(let error) = self { return Self.diagnostic(error) }
    return Diagnostic(code, severity, message, at: location, in: path, hint: hint)
  }
}

extension InputProblem {
  /// Stable; see `DiagnosticCode`.
  public var code: DiagnosticCode {
    switch self {
    case .missing: "INPUT001"
    case .unreadable: "INPUT002"
    case .unreadableFolder: "INPUT003"
    case .linkLeadsNowhere: "INPUT004"
    case .skippedSpecialFile: "INPUT005"
    case .notAFile: "INPUT006"
    case .linkLoop: "INPUT007"
    case .unreadableName: "INPUT008"
    case .nothingFound: "INPUT009"
    case .binary: "INPUT010"
    case .empty: "INPUT011"
    case .documentTooLarge: "INPUT012"
    case .gzip: "INPUT013"
    case .inflatedTooLarge: "INPUT014"
    case .tar: "INPUT015"
    case .refusedMember: "INPUT016"
    case .chartTooLarge: "INPUT017"
    case .pattern: "INPUT018"
    case .yaml(let error): error.problem.code
    }
  }

  private var severity: Severity {
    switch self {
    case .skippedSpecialFile, .linkLoop: .info
    case .linkLeadsNowhere, .unreadableName, .nothingFound, .empty: .warning
    default: .error
    }
  }

  /// The path that the problem is about, where no place in a file is.
  private var path: String? {
    switch self {
    case .missing(let path, _), .unreadable(let path, _), .unreadableFolder(let path, _), .linkLeadsNowhere(let path),
      .skippedSpecialFile(let path, _), .notAFile(let path, _), .linkLoop(let path), .unreadableName(let path), .nothingFound(let path),
      .chartTooLarge(let path, _):
      path
    default: nil
    }
  }

  private var location: SourceLocation? {
    switch self {
    case .binary(let file, _), .empty(let file), .gzip(let file, _), .inflatedTooLarge(let file, _), .tar(let file, _, _),
      .refusedMember(let file, _, _):
      SourceLocation(file: file, line: 1, column: 1)
    case .documentTooLarge(let file, let line, _): SourceLocation(file: file, line: line, column: 1)
    default: nil
    }
  }

  private var message: String {
    switch self {
    case .missing(let path, _): "there is no file or folder \(shown(path))"
    case .unreadable(let path, let code): "cannot read \(shown(path)): \(systemText(code))"
    case .unreadableFolder(let path, let code): "cannot list the folder \(shown(path)): \(systemText(code))"
    case .linkLeadsNowhere(let path): "the symbolic link \(shown(path)) leads nowhere"
    case .skippedSpecialFile(let path, let kind): "\(shown(path)) is \(kind.words), no file; it was not read"
    case .notAFile(let path, let kind): "\(shown(path)) is \(kind.words); expected a file with manifests, a chart, or a folder of them"
    case .linkLoop(let path): "the symbolic link \(shown(path)) leads to a folder that it is in; it was not followed"
    case .unreadableName(let path): "the name \(shown(path)) is not UTF-8, so it was not read"
    case .nothingFound(let folder): "the folder \(shown(folder)) has nothing to check: no *.yaml, *.yml or *.json, no chart, no Stack.swift"
    case .binary(_, let content): "expected YAML or JSON text, but this is \(content.words)"
    case .empty(let file):
      file == DocumentText.standardInput ? "standard input is empty: it has no document" : "the file is empty: it has no document"
    case .documentTooLarge(_, _, let limit): "the document that begins here has more than \(limit >> 20) MiB; it was not read"
    case .gzip(_, let fault): "the archive cannot be unpacked: \(fault.words)"
    case .inflatedTooLarge(_, let limit): "the archive has more than \(limit >> 20) MiB when unpacked; it was not read"
    case .tar(_, let offset, let fault): "the archive is damaged at byte \(offset) of its contents: \(fault.words)"
    case .refusedMember(_, let member, let fault): "the archive's member \(shown(member)) is refused: \(fault.words)"
    case .chartTooLarge(let path, let limit): "the chart \(shown(path)) has more than \(limit >> 20) MiB; it was not read"
    case .pattern(let text, let fault): "\(shown(text)) is no path pattern: \(fault.words)"
    case .yaml: ""
    }
  }

  private var hint: String? {
    switch self {
    case .missing(let path, let nearest):
      if path.hasPrefix("http:") || path.hasPrefix("https:") {
        "Download it first; only files are read."
      } else {
        nearest.map { "Did you mean \(shown($0))?" } ?? "Check the path; - reads standard input."
      }
    case .unreadable, .unreadableFolder: "Check the permissions, or leave it out."
    case .linkLeadsNowhere: "Remove the link, or put back what it leads to."
    case .skippedSpecialFile: "Name it on the command line if it is to be read."
    case .notAFile(_, .folder): "Name a file in the folder."
    case .notAFile, .linkLoop: nil
    case .unreadableName: "Rename it."
    case .nothingFound: "Name the files, or the folder that holds them; hidden and excluded ones are not looked at."
    case .binary(_, .gzip): "If it is a packaged chart, give it a name that ends with .tgz; else unpack it first."
    case .binary(_, .zip): "Unpack it first."
    case .binary: "Name a file with manifests."
    case .empty(DocumentText.standardInput): "Look whether the command before | wrote anything; helm template writes errors elsewhere."
    case .empty: "Remove the file, or put an object into it."
    case .documentTooLarge: "Split it: put --- between the objects, or check the items of a List apart."
    case .gzip(_, .notGzip): "Expected is a packaged chart as helm package writes it."
    case .gzip, .tar: "Package or download it again."
    case .inflatedTooLarge, .chartTooLarge: "Remove what does not belong into a chart; Helm itself reads no chart of that size."
    case .refusedMember: "Package the chart again with helm package."
    case .pattern(_, let fault): fault.hint
    case .yaml: nil
    }
  }

  /// The reader's own words, but for what to do about a template: that it is a manifest which was expected is known here.
  private static func diagnostic(_ error: YAMLReadError) -> Diagnostic {
    var diagnostic = error.diagnostic
    switch error.problem {
    case .unrenderedTemplate:
      diagnostic.hint = "Render it first: helm template NAME CHART | wingen lint -; or quote the text if the braces are meant."
    case .utf16: diagnostic.hint = "Save the file as UTF-8; in Windows PowerShell, > writes UTF-16, but Out-File -Encoding utf8 does not."
    default: break
    }
    return diagnostic
  }
}

/// A path for a message: control characters, which could steer a terminal, are written as `\u{…}`.
private func shown(_ path: String) -> String {
  if path.isEmpty { return "\"\"" }
  return path.unicodeScalars.map {
    $0.properties.generalCategory == .control ? "\\u{\(String($0.value, radix: 16))}" : String($0)
  }.joined()
}

private func systemText(_ code: Int32) -> String { String(cString: wingen_error_text(code)) }

extension SpecialFile {
  fileprivate var words: String {
    switch self {
    case .pipe: "a pipe"
    case .socket: "a socket"
    case .device: "a device"
    case .blockDevice: "a block device"
    case .folder: "a folder"
    case .other: "neither a file nor a folder"
    }
  }
}

extension BinaryContent {
  fileprivate var words: String {
    switch self {
    case .gzip: "compressed with gzip"
    case .zip: "a zip archive"
    case .zeroBytes: "binary: it has zero bytes"
    case .other: "binary: it has control characters, and bytes that are not UTF-8"
    }
  }
}

extension GzipFault {
  fileprivate var words: String {
    switch self {
    case .notGzip: "it does not begin as gzip does"
    case .truncated: "it ends too early, as if it were not downloaded whole"
    case .outOfMemory: "there is not enough memory"
    case .corrupt(let problem): "its compressed data is damaged (\(problem))"
    }
  }
}

extension TarFault {
  fileprivate var words: String {
    switch self {
    case .truncated: "it ends in the middle of a member"
    case .wrongChecksum: "a member's header has a wrong checksum, so this is no tar archive or a damaged one"
    case .invalidSize: "a member's size is no number"
    case .invalidExtendedHeader: "an extended header is malformed"
    case .unsupportedType(let type): "members of type 0x\(String(type, radix: 16)) are not read"
    }
  }
}

extension MemberFault {
  fileprivate var words: String {
    switch self {
    case .absolute: "its path is absolute"
    case .parentFolder: "its path leads out of the archive (..)"
    case .emptyName: "it has no name"
    case .notUTF8: "its name is not UTF-8"
    case .link: "it is a link; charts hold files"
    case .specialFile: "it is a device or a pipe; charts hold files"
    case .outsideFolder: "it lies beside the chart's folder; a packaged chart is one folder"
    }
  }
}

extension PathPatternFault {
  fileprivate var words: String {
    switch self {
    case .empty: "it is empty"
    case .negated: "patterns that begin with ! are not known here"
    case .brackets: "sets of characters in brackets are not known here"
    case .endsWithBackslash: "it ends with a backslash"
    case .parentFolder: "it has a part . or .."
    }
  }

  fileprivate var hint: String {
    switch self {
    case .empty: "Write a pattern such as tests/*.yaml, or remove it."
    case .negated: "Exclude less instead, or write \\! for a name that begins with it."
    case .brackets: "Write ? for any character, or \\[ for the bracket itself."
    case .endsWithBackslash: "Write \\\\ for a backslash; parts of a path are separated by /."
    case .parentFolder: "Paths are relative to the configuration's folder; write them without these parts."
    }
  }
}
