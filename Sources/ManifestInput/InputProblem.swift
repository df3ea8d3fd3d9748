public import YAML

/// What is wrong with an input before anything is checked in it. The words for it stand in InputProblemWording.swift.
public enum InputProblem: Sendable, Hashable {
  /// Nothing has that path. `nearest` is a path that exists and may be meant.
  case missing(path: String, nearest: String?)
  /// A system call failed; the code is its errno.
  case unreadable(path: String, code: Int32)
  case unreadableFolder(path: String, code: Int32)
  case linkLeadsNowhere(path: String)
  /// A pipe, socket or device in a folder that was walked; it was not opened.
  case skippedSpecialFile(path: String, SpecialFile)
  /// The user named something that holds no text.
  case notAFile(path: String, SpecialFile)
  /// A symbolic link to a folder that the link itself is in.
  case linkLoop(path: String)
  /// A name that is not UTF-8; its other bytes are shown as U+FFFD.
  case unreadableName(path: String)
  /// A folder was named, and nothing in it can be checked.
  case nothingFound(folder: String)

  case binary(file: String, BinaryContent)
  /// No document: no bytes, or only white space, comments and markers.
  case empty(file: String)
  /// The document that begins at the line is larger than is read.
  case documentTooLarge(file: String, line: Int, limit: Int)
  case yaml(YAMLReadError)

  case gzip(file: String, GzipFault)
  case inflatedTooLarge(file: String, limit: Int)
  case tar(file: String, offset: Int, TarFault)
  case refusedMember(file: String, member: String, MemberFault)
  case chartTooLarge(path: String, limit: Int)

  case pattern(String, PathPatternFault)
}

/// Files that are no regular files.
public enum SpecialFile: Sendable, Hashable { case pipe, socket, device, blockDevice, folder, other }

/// What a file holds that is no text, as far as its first bytes tell.
public enum BinaryContent: Sendable, Hashable { case gzip, zip, zeroBytes, other }

/// Why bytes are no gzip stream (RFC 1952).
public enum GzipFault: Sendable, Hashable {
  case notGzip, truncated, outOfMemory
  /// What zlib says of it.
  case corrupt(String)
}

/// Why bytes are no tar archive (POSIX.1-2017, pax, "ustar Interchange Format").
public enum TarFault: Sendable, Hashable {
  case truncated, wrongChecksum, invalidSize, invalidExtendedHeader, unsupportedType(UInt8)
}

/// Why a member of an archive is not read.
public enum MemberFault: Sendable, Hashable {
  case absolute, parentFolder, emptyName, notUTF8, link, specialFile, outsideFolder
}

/// Why a text is no path pattern.
public enum PathPatternFault: Sendable, Hashable { case empty, negated, brackets, endsWithBackslash, parentFolder }
