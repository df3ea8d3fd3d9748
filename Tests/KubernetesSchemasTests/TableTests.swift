import Foundation
import KubernetesSchemas
import TestSupport
import Testing
import YAML

struct TableTests {
  /// Needs the schemas that `make test-tools` installs.
  @Test func theCommittedTableIsWhatTheGeneratorWrites() throws {
    let run = try PythonScript.run("schemas/build_tables.py", "--check")
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output == "kubernetes.txt is up to date\n")
  }

  @Test func aChangedTableIsNoticed() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "wingen-table-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = try String(contentsOfFile: Project.path("Sources/KubernetesSchemas/Tables/kubernetes.txt"), encoding: .utf8)
    try table.replacingOccurrences(of: "replicas i\n", with: "replicas s\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try PythonScript.run("schemas/build_tables.py", "--check", path).status == 1)
  }

  /// Several threads that decode the same definitions for the first time.
  @Test func oneValueServesManyThreads() async throws {
    let object = try YAMLReader.readSingle(Found.pod(container: "imag: x"), file: "test").plain
    let schemas = KubernetesSchemas(version: nil)
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var count = 0
          for _ in 0..<20 { schemas.check(object) { _ in count += 1 } }
          return count
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 20, count: 16))
  }
}
