import Foundation
import OutputTree
import TestSupport
import Testing
import YAML

/// Documentation that is made from the program itself. `make golden` writes it anew.
@Suite struct ReferenceTests {
  private let folder: WorkingFolder

  init() throws { folder = try WorkingFolder() }

  @Test func commands() throws { try expectCurrent("docs/commands.md", ["reference", "commands"]) }

  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: Project.path("golden")).sorted())
  func settings(_ spec: String) throws { try expectCurrent("docs/settings/\(spec).md", ["reference", "settings", spec]) }

  private func expectCurrent(_ path: String, _ arguments: [String]) throws {
    let outcome = try folder.wingen(arguments)
    #expect(outcome.status == 0 && outcome.error == "")
    let expected = (try? Data(contentsOf: URL(fileURLWithPath: Project.path(path)))) ?? Data()
    let difference = UnifiedDiff.text(
      old: Array(expected), new: Array(outcome.output.utf8), oldName: path, newName: "now", context: 3)
    #expect(difference.isEmpty, "\(difference)run `make golden`, and read the diff before committing it")
  }

  @Test func manualPageNamesEveryCommand() throws {
    let page = try folder.wingen("reference", "man").output
    let commands = try folder.wingen("reference", "commands").output.split(separator: "\n").filter { $0.hasPrefix("## wingen ") }
    #expect(commands.count > 10)
    for command in commands { #expect(page.contains(".SS wingen \(command.dropFirst(10).replacing("-", with: "\\-"))\n"), "\(command)") }
    #expect(page.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func versionsAreTold() throws {
    let plain = try folder.wingen("--version").output
    let version = try YAMLReader.readValues(folder.wingen("version", "--json").output, file: "version").first
    #expect(version?["version"]?.string.map { $0 + "\n" } == plain)
    #expect(version?["compiler"]?.string?.hasPrefix("Swift 6.") == true)
    #expect(version?["kubernetes"]?["oldest"]?.string == "1.28")
    #expect(try folder.wingen("version").output.hasPrefix("version          \(plain)"))
  }

  /// Without compiler and companions: what is missing is named, with a way to get it.
  @Test func doctorSaysWhatIsMissing() throws {
    let script = "mkdir -p bin; PATH=$PWD/bin HOME=$PWD \"$W\" doctor --json"
    let optional = try folder.shell(script)
    #expect(optional.status == 0 && optional.error == "")
    let facts = try YAMLReader.readValues(optional.output, file: "doctor").first?["facts"]?.list ?? []
    let missing = facts.filter { $0["state"]?.string == "missing" }
    for name in ["swiftc", "pkg-config", "helm", "kubectl", "git", "pre-commit"] {
      let fact = missing.first { $0["name"]?.string == name }
      #expect(fact?["remedy"]?.string?.isEmpty == false, "\(name)")
    }
    let required = try folder.shell(script + " --specs")
    #expect(required.status == 1 && required.output.contains("\"fine\": false"))
  }

  /// What a first spec will take is said before.
  @Test func doctorKnowsWhetherTheLibraryIsBuilt() throws {
    let waits = "to be built with the first spec"
    #expect(try !folder.wingen("doctor").output.contains(waits))
    #expect(try folder.shell("unset WINGEN_SPEC_LIBRARY; WINGEN_CACHE=$PWD/new \"$W\" doctor").output.contains(waits))
  }
}
