import Diagnostics
import ManifestInput
import YAML

/// A file of a chart that was read.
struct LocatedFile: Sendable {
  var file: ChartFile
  var root: LocatedValue

  /// - Throws: why the file is no YAML text of one document.
  init(reading file: ChartFile) throws(YAMLReadError) {
    self.file = file
    root = try YAMLReader.readSingle(Array(file.bytes), file: file.shownPath)
  }

  init(_ file: ChartFile, _ root: LocatedValue) {
    self.file = file
    self.root = root
  }

  func location(_ path: [PathElement]) -> SourceLocation { root.location(at: path, in: file.shownPath) }
}

extension ChartFile {
  /// The place of a byte.
  func location(ofByte offset: Int) -> SourceLocation {
    var line = 1
    var start = bytes.startIndex
    for index in bytes.startIndex..<min(offset, bytes.endIndex) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    let column = bytes[start..<min(max(offset, start), bytes.endIndex)].count { $0 & 0xC0 != 0x80 } + 1
    return SourceLocation(file: shownPath, line: line, column: column)
  }

  var start: SourceLocation { SourceLocation(file: shownPath, line: 1, column: 1) }

  /// The line of a place in this file.
  func line(at location: SourceLocation) -> String? { DocumentText(file: shownPath, bytes: bytes, isStream: false).line(at: location) }
}
