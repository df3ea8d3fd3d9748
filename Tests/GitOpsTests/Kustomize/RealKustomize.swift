import Foundation
import OutputTree
import TestSupport
import Testing
import YAML

/// A real kustomize on a repository of its own, in a folder that is gone afterwards.
struct RealKustomize: ~Copyable {
  struct Failure: Error, CustomStringConvertible { var description: String }

  private let root: String

  init() {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-kustomize-\(UUID().uuidString)").path
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func write(_ files: [OutputFile], to folder: String) throws {
    let path = root + "/" + folder
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    _ = try TreeWriter().write(FileTree(files), to: path)
  }

  /// What it makes of a folder.
  func build(_ folder: String) throws -> [YAMLValue] { try Self.built(root + "/" + folder) }

  /// The same of a folder anywhere.
  static func built(_ path: String) throws -> [YAMLValue] {
    let program = Project.path(".build/test-tools/kustomize/build")
    guard FileManager.default.fileExists(atPath: program) else {
      throw Failure(description: "kustomize is not there: run `make test-tools`")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [path]
    // Into files: a pipe that nobody reads meanwhile would stop it.
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-built-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let (output, errors) = (scratch + "/output", scratch + "/errors")
    for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "kustomize ends with \(process.terminationStatus): \(try String(contentsOfFile: errors, encoding: .utf8))")
    }
    let text = Array(try Data(contentsOf: URL(fileURLWithPath: output)))
    return try YAMLReader.readValues(text, file: "kustomize").filter { $0 != .null }
  }
}

extension OutputFile {
  var text: String { String(decoding: contents, as: UTF8.self) }
}

extension [OutputFile] {
  /// The objects in files of manifests, read back.
  func objects() throws -> [YAMLValue] { try map { try YAMLReader.readSingle($0.contents, file: $0.path).plain } }
}
