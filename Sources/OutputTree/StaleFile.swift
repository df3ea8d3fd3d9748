/// A file of an output folder that is not as the tree would have it.
public struct StaleFile: Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// The tree has it, the folder does not.
    case missing
    /// Other bytes, or executable where it should not be, or the reverse.
    case different
    /// A directory, a symbolic link or something else that is no file has its name.
    case notAFile
    /// wingen wrote it once, and the tree has it no longer.
    case leftOver
  }

  public var path: String
  public var reason: Reason
  /// Its bytes differ from what the manifest says that wingen wrote: somebody edited it.
  public var isEdited: Bool
  var old: [UInt8]?
  var new: [UInt8]?
  /// Set if the right to execute is what differs: what it should be.
  var newIsExecutable: Bool?

  /// What writing would change, as `diff -u` prints it, from `a/PATH` to `b/PATH`; `/dev/null` stands for no file. A changed right to
  /// execute comes first, in Git's words.
  public func unifiedDiff(context: Int = 3) -> String {
    var text = ""
    if let newIsExecutable {
      // Without this line nothing says whose mode it is if the bytes are equal.
      text += "diff --git a/\(path) b/\(path)\n"
      text += newIsExecutable ? "old mode 100644\nnew mode 100755\n" : "old mode 100755\nnew mode 100644\n"
    }
    let oldName = old == nil ? "/dev/null" : "a/\(path)"
    let newName = new == nil ? "/dev/null" : "b/\(path)"
    return text + UnifiedDiff.text(old: old ?? [], new: new ?? [], oldName: oldName, newName: newName, context: context)
  }
}

extension StaleFile {
  /// A single file that has other bytes than it should have, or is missing.
  public init(_ file: OutputFile, old: [UInt8]?) {
    self.init(path: file.path, reason: old == nil ? .missing : .different, isEdited: false, old: old, new: file.contents)
  }

  /// A single file that should no longer be there.
  public init(leftOver path: String, old: [UInt8]) {
    self.init(path: path, reason: .leftOver, isEdited: false, old: old)
  }
}
