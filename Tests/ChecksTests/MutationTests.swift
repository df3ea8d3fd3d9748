import Checks
import Diagnostics
import Foundation
import TestSupport
import Testing
import YAML

/// One change to a good pod brings the finding that names it, and nothing else.
@Suite struct MutationTests {
  @Test(arguments: MutationBase.allCases) func baseIsGood(_ base: MutationBase) throws {
    let found = findings(in: try base.object())
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: Mutation.linuxFields) func addedLinuxField(_ mutation: Mutation) throws {
    try expectOne(mutation)
    let finding = findings(in: try mutation.object()).first { $0.code.text == mutation.code }
    #expect(finding?.severity == .error)
    #expect(finding?.hint != nil)
  }

  /// The same fields on a Linux pod are fine.
  @Test(arguments: Mutation.linuxFields.filter { $0.base == .windowsPod && !$0.place.contains("initContainers") })
  func fieldOnLinux(_ mutation: Mutation) throws {
    var mutation = mutation
    mutation.base = .linuxPod
    #expect(codes(in: try mutation.object()) == [])
  }

  @Test(arguments: Mutation.others) func otherChange(_ mutation: Mutation) throws { try expectOne(mutation) }

  /// Without any one of its fields, a good pod brings just the findings of the table.
  @Test(arguments: MutationBase.allCases) func removedFields(_ base: MutationBase) throws {
    let object = try base.object()
    for path in object.fields {
      let expected = Mutation.removals.filter { $0.base == base && base.pod + $0.changes[0].path == path }
      let found = findings(in: object.setting(path, to: nil)).filter { $0.code.text.hasPrefix("WIN") }
      #expect(Set(found.map(\.code.text)) == Set(expected.map(\.code)), "without \(written(path)): \(found)")
      #expect(found.count == expected.count, "without \(written(path)): \(found)")
      for mutation in expected {
        let place = base.pod + mutation.place
        #expect(found.contains { $0.code.text == mutation.code && $0.place.path == place }, "without \(written(path)): \(found)")
      }
    }
  }

  /// All of the table's removals are of fields that the bases have, so that the test above tries them.
  @Test(arguments: Mutation.removals) func removalIsTried(_ mutation: Mutation) throws {
    let object = try mutation.base.object()
    #expect(object.fields.contains(mutation.base.pod + mutation.changes[0].path))
  }

  /// The table has every rule of the folders but the one that looks at namespaces.
  @Test func tableIsComplete() {
    let tried = Set((Mutation.linuxFields + Mutation.others + Mutation.removals).map(\.code))
    #expect(tried.isSuperset(of: Self.codes.subtracting(["WIN027"])))
  }

  /// A finding of just this code at just this place.
  private func expectOne(_ mutation: Mutation) throws {
    let found = findings(in: try mutation.object()).filter { Self.codes.contains($0.code.text) }
    #expect(found.map(\.code.text) == [mutation.code], "\(found)")
    #expect(found.map(\.place.path) == [mutation.base.pod + mutation.place], "\(found)")
  }

  private func codes(in object: YAMLValue) -> [String] {
    findings(in: object).map(\.code.text).filter { Self.codes.contains($0) }
  }

  /// The codes of the rules in the folders Rejected and HostProcess.
  private static let codes: Set<String> = {
    let names = ["Rejected", "HostProcess"].flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(atPath: Project.root + "/Sources/Checks/Rules/" + folder)) ?? []
    }
    return Set(RuleRegistry.all.rules.filter { names.contains("\($0).swift") }.map { $0.about.code.text })
  }()
}
