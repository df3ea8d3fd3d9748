import OutputTree
import YAML

/// The files of the last cluster's objects: most of the next cluster's are the same, and to compare costs less than to write.
struct ObjectFiles {
  private var files: [String: (object: YAMLValue, file: OutputFile)] = [:]

  /// - Throws: `OutputError.invalidPath`.
  mutating func file(_ object: YAMLValue, path: String) throws -> OutputFile {
    if let known = files[path], known.object == object { return known.file }
    let file = try OutputFile(path: path, text: YAMLEmitter.text(for: object))
    files[path] = (object, file)
    return file
  }
}
