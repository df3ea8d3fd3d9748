import Foundation
import OutputTree
import TestSupport
import YAML

/// A folder as real kustomize builds it, with what Flux allows (fluxcd/pkg, kustomize/kustomize_generator.go, `Build`: no load restrictions).
struct BuiltFolder: ~Copyable {
  struct Failure: Error { var output: String }

  private let root = FileManager.default.temporaryDirectory.appendingPathComponent("wingen-flux-\(UUID().uuidString)")

  init(_ files: [OutputFile]) throws {
    for file in files {
      let place = root.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.contents).write(to: place)
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func objects(in folder: String) throws -> [YAMLValue] {
    let program = Project.path(".build/test-tools/kustomize/build")
    let command = FileManager.default.fileExists(atPath: program) ? [program] : ["kubectl", "kustomize"]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command + [root.appendingPathComponent(folder).path, "--load-restrictor", "LoadRestrictionsNone"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(output: String(decoding: data, as: UTF8.self)) }
    return try YAMLReader.readValues(Array(data), file: "kustomize")
  }
}
