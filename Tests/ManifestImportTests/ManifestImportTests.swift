import ChartModel
import Foundation
import Diagnostics
import ManifestImport
import OutputTree
import Testing
import TestSupport
import YAML

@Suite struct ScratchTests {
  @Test func show() throws {
    let folder = "/tmp/imported"
    for name in ["prometheus-nodes", "windows-exporter", "windows-web", "log-agent", "ssh-installer"] {
      let found = try ManifestReader.read(Project.root + "/Tests/ManifestImportTests/Cases/\(name).yaml")
      let made = try SpecImport(found, ImportOptions(fallbackName: name))
      print(name, made.count, made.release ?? "-", made.namespace, made.info.name, made.remarks.count)
      for file in made.files {
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        try Data(file.contents).write(to: URL(fileURLWithPath: "\(folder)/\(name)/\(file.path)"))
      }
    }
    let golden = Project.root + "/golden"
    for example in try FileManager.default.contentsOfDirectory(atPath: golden).sorted() {
      for file in try FileManager.default.contentsOfDirectory(atPath: "\(golden)/\(example)/rendered").sorted() {
        let start = ContinuousClock.now
        let found = try ManifestReader.read("\(golden)/\(example)/rendered/\(file)")
        let made = try SpecImport(found, ImportOptions())
        print(example, file, made.count, made.release ?? "-", made.namespace, made.info.name, made.remarks.map(\.message), ContinuousClock.now - start)
        if file == "defaults.yaml" {
          try FileManager.default.createDirectory(atPath: "\(folder)/\(example)", withIntermediateDirectories: true)
          for file in made.files { try Data(file.contents).write(to: URL(fileURLWithPath: "\(folder)/\(example)/\(file.path)")) }
        }
      }
    }
  }
}
