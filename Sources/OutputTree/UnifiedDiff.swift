/// Differences between two texts in the form of `diff -u`, which `patch` and `git apply` read.
public enum UnifiedDiff {
  /// - Parameters:
  ///   - oldName: stands in the heading as it is; so does `newName`.
  ///   - context: how many equal lines surround a change.
  /// - Returns: nothing for equal bytes; `Binary files … differ` where one side has a NUL or is no UTF-8. Lines end with LF alone: a CR
  ///   belongs to its line.
  public static func text(old: [UInt8], new: [UInt8], oldName: String, newName: String, context: Int = 3) -> String {
    if old == new { return "" }
    if isBinary(old) || isBinary(new) { return "Binary files \(oldName) and \(newName) differ\n" }
    let (oldLines, newLines) = (lines(of: old), lines(of: new))
    var output = Array("--- \(heading(oldName))\n+++ \(heading(newName))\n".utf8)
    let changes = LineDifference.changes(from: oldLines, to: newLines)
    for hunk in hunks(of: changes, context: max(0, context)) {
      append(hunk, oldLines, newLines, context: max(0, context), to: &output)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// `patch` takes what follows a tab for a time stamp; without one a name would end at its first space.
  private static func heading(_ name: String) -> String { name.utf8.contains(UInt8(ascii: " ")) ? name + "\t" : name }

  private static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil }

  /// The lines with their LF; the last one may lack it.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }

  /// Changes so near each other that their context meets.
  private static func hunks(of changes: [LineDifference], context: Int) -> [[LineDifference]] {
    var hunks: [[LineDifference]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func append(
    _ hunk: [LineDifference], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], context: Int, to output: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    output.append(contentsOf: "@@ -\(position(oldRange)) +\(position(newRange)) @@\n".utf8)
    var done = oldRange.lowerBound
    for change in hunk {
      for line in old[done..<change.old.lowerBound] { append(line, mark: " ", to: &output) }
      for line in old[change.old] { append(line, mark: "-", to: &output) }
      for line in new[change.new] { append(line, mark: "+", to: &output) }
      done = change.old.upperBound
    }
    for line in old[done..<oldRange.upperBound] { append(line, mark: " ", to: &output) }
  }

  private static func append(_ line: ArraySlice<UInt8>, mark: Unicode.Scalar, to output: inout [UInt8]) {
    output.append(UInt8(ascii: mark))
    output.append(contentsOf: line)
    if line.last != UInt8(ascii: "\n") { output.append(contentsOf: "\n\\ No newline at end of file\n".utf8) }
  }

  /// `start,count`, counted from 1; a lone line has no count, and no line stands after the one before it.
  private static func position(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }
}
